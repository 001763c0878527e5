package org.perpex.wallet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.IdentityTokens;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.testkit.embedded.EmbeddedMariaDb;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.common.testkit.embedded.EmbeddedSeata;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The servers that a wallet needs, and the tokens of its callers. */
public final class WalletServers {

    private static final Path KEYS = Path.of("target", "keys");
    private static final IdentityKeyPair GATEWAY = IdentityKeyPair.generate("gateway-1", "gateway");
    private static final IdentityKeyPair FINANCE = IdentityKeyPair.generate("finance-1", "finance");
    private static final IdentityKeyPair WALLET = IdentityKeyPair.generate("wallet-1", "wallet");

    private WalletServers() {}

    /** Points a wallet to the shared servers, with a schema of its own. */
    public static void register(DynamicPropertyRegistry settings, String schema) {
        EmbeddedMariaDb database = EmbeddedMariaDb.shared();
        EmbeddedRocketMq.shared().createTopic("risk-topic", 1);
        settings.add("PERPEX_MYSQL", database::address);
        settings.add("PERPEX_MYSQL_USER", database::user);
        settings.add("PERPEX_MYSQL_PASSWORD", database::password);
        settings.add("spring.datasource.url", () -> database.jdbcUrl(schema));
        settings.add("PERPEX_ROCKETMQ", () -> EmbeddedRocketMq.shared().nameServer());
        settings.add("PERPEX_SEATA", () -> EmbeddedSeata.shared().address());
        settings.add("PERPEX_IDENTITY_KEY_FILE", () -> written(WALLET));
        int index = 0;
        for (IdentityKeyPair pair : List.of(GATEWAY, FINANCE, WALLET)) {
            String key = "perpex.identity.keys[" + index++ + "].";
            settings.add(key + "kid", pair::kid);
            settings.add(key + "issuer", pair::issuer);
            settings.add(key + "public-key", pair::publicKey);
        }
    }

    /** The header of a trader. */
    public static void trader(HttpHeaders headers, long user) {
        Identity identity =
                Identity.user(user, 0, EnumSet.of(Role.TRADER), EnumSet.allOf(Permission.class), "session:1");
        headers.set(IdentityToken.HEADER, tokens(GATEWAY).sign(identity, Set.of("wallet-service")));
    }

    /** The header of an administrator. */
    public static void administrator(HttpHeaders headers) {
        Identity identity = Identity.user(9, 0, EnumSet.of(Role.ADMIN), EnumSet.allOf(Permission.class), "session:9");
        headers.set(IdentityToken.HEADER, tokens(GATEWAY).sign(identity, Set.of("wallet-service")));
    }

    /** The header of somebody who has one role; of nobody without one. */
    public static void inRole(HttpHeaders headers, long user, @Nullable Role role) {
        Identity identity = role == null
                ? Identity.anonymous()
                : Identity.user(user, 0, EnumSet.of(role), EnumSet.allOf(Permission.class), "session:" + user);
        headers.set(IdentityToken.HEADER, tokens(GATEWAY).sign(identity, Set.of("wallet-service")));
    }

    /** The header of finance. */
    public static void finance(HttpHeaders headers) {
        headers.set(IdentityToken.HEADER, tokens(FINANCE).signAsService(Set.of("wallet-service")));
    }

    private static IdentityTokens tokens(IdentityKeyPair pair) {
        try {
            return pair.signer(KEYS, InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(IdentityKeyPair pair) {
        try {
            return pair.writeTo(KEYS).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
