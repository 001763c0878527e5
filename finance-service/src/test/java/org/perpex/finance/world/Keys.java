package org.perpex.finance.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;

/** The identities and switches of this world. */
public final class Keys {

    private static final Path FOLDER = Path.of("target", "keys").toAbsolutePath();
    private static final IdentityKeyPair GATEWAY = IdentityKeyPair.generate("gateway-1", "gateway");
    private static final IdentityKeyPair FINANCE = IdentityKeyPair.generate("finance-1", "finance");

    private Keys() {}

    /** The settings that make a service accept them. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        int index = 0;
        for (IdentityKeyPair pair : List.of(GATEWAY, FINANCE)) {
            String key = "perpex.identity.keys[" + index++ + "].";
            settings.put(key + "kid", pair.kid());
            settings.put(key + "issuer", pair.issuer());
            settings.put(key + "public-key", pair.publicKey());
        }
        return settings;
    }

    /** Whether this world has a coordinator. It has, unless somebody wants to see what fails without. */
    public static String seataEnabled() {
        return Boolean.toString(!Boolean.getBoolean("without.seata"));
    }

    /** The file of finance's private key. */
    public static String financeKeyFile() {
        try {
            return FINANCE.writeTo(FOLDER).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token of a trader. */
    public static String trader(long user, String audience) {
        Identity identity =
                Identity.user(user, 0, EnumSet.of(Role.TRADER), EnumSet.allOf(Permission.class), "session:1");
        return sign(identity, audience);
    }

    /** A token of a user of a role. */
    public static String user(long user, Role role, String audience) {
        return sign(Identity.user(user, 0, Set.of(role), EnumSet.allOf(Permission.class), "session:1"), audience);
    }

    /** A token of somebody who has one role; of nobody without one. */
    public static String caller(@Nullable Role role, String audience) {
        return role == null ? sign(Identity.anonymous(), audience) : user(9_001, role, audience);
    }

    private static String sign(Identity identity, String audience) {
        try {
            return GATEWAY.signer(FOLDER, InstantSource.system()).sign(identity, Set.of(audience));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
