package org.perpex.user.apikey;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Permission;
import org.perpex.user.refusal.Reason;

/**
 * What somebody wants of a new API key, checked.
 *
 * @param publicKey of an ED25519 or RSA key
 */
record KeyOrder(
        String label, KeyKind kind, @Nullable String publicKey, Set<Permission> permissions, List<String> addresses) {

    private static final int LABEL_CHARS_MAX = 64;

    KeyOrder {
        if (label.isBlank()
                || label.length() > LABEL_CHARS_MAX
                || label.codePoints().anyMatch(Character::isISOControl)) {
            throw Reason.LABEL_INVALID.refused();
        }
        if ((kind == KeyKind.HMAC) != (publicKey == null)) {
            throw Reason.PUBLIC_KEY_INVALID.refused();
        }
        if (permissions.isEmpty()) {
            throw Reason.PERMISSIONS_INVALID.refused();
        }
        if (permissions.contains(Permission.WITHDRAW) && addresses.isEmpty()) {
            throw Reason.ADDRESSES_REQUIRED.refused();
        }
        permissions = Set.copyOf(permissions);
        addresses = List.copyOf(addresses);
    }
}
