package org.perpex.gateway.authentication;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What the gateway asks of those who keep users, keys and sessions. */
public interface Accounts {

    /** Returns an API key; empty if there is none of that name. */
    Mono<KeyRecord> apiKey(String apiKey);

    /** Returns a session; empty if there is none of that id. */
    Mono<SessionRecord> session(String id);

    /** Returns the keys that sign access tokens, as a JSON Web Key Set. */
    Mono<String> accessTokenKeys();

    /**
     * An API key as it is kept.
     *
     * @param kind HMAC, ED25519 or RSA
     * @param encryptedSecret of an HMAC key
     * @param publicKey of the other two
     * @param ipAllowList addresses or ranges that may use it; empty means all
     */
    record KeyRecord(
            String apiKey,
            long userId,
            int subAccount,
            String kind,
            @Nullable String encryptedSecret,
            @Nullable String publicKey,
            List<String> permissions,
            List<String> roles,
            @Nullable List<String> ipAllowList,
            boolean revoked) {}

    /** A session as it is kept. */
    record SessionRecord(boolean revoked) {}
}
