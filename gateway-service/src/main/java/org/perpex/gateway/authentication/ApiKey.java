package org.perpex.gateway.authentication;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.gateway.edge.AddressRange;

/** An API key, ready for use: whom it speaks for, how it signs and from where it may come. */
record ApiKey(Identity identity, SignatureCheck check, List<AddressRange> allowed) {

    /** Reads a key as it is kept. */
    static ApiKey of(Accounts.KeyRecord kept, Secrets secrets) {
        Identity identity = Identity.user(
                kept.userId(),
                kept.subAccount(),
                values(Role.class, kept.roles()),
                values(Permission.class, kept.permissions()),
                "key:" + kept.apiKey());
        List<String> ranges = kept.ipAllowList() == null ? List.of() : kept.ipAllowList();
        return new ApiKey(
                identity,
                check(kept, secrets),
                ranges.stream().map(AddressRange::parse).toList());
    }

    boolean mayComeFrom(String address) {
        return allowed.isEmpty() || allowed.stream().anyMatch(range -> range.contains(address));
    }

    private static SignatureCheck check(Accounts.KeyRecord kept, Secrets secrets) {
        return switch (kept.kind()) {
            case "HMAC" -> SignatureCheck.hmac(secrets.open(kept.apiKey(), required(kept.encryptedSecret())));
            case "ED25519" -> SignatureCheck.ed25519(required(kept.publicKey()));
            case "RSA" -> SignatureCheck.rsa(required(kept.publicKey()));
            default -> throw new IllegalArgumentException("an API key of unknown kind " + kept.kind());
        };
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("an API key without its secret or public key");
        }
        return value;
    }

    static <E extends Enum<E>> Set<E> values(Class<E> type, List<String> names) {
        Set<E> values = EnumSet.noneOf(type);
        for (String name : names) {
            values.add(Enum.valueOf(type, name));
        }
        return values;
    }
}
