package org.perpex.common.spring.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Tells at {@code /actuator/identity} which key this instance signs with, and since when: whoever rotates keys withdraws
 * the old one only after that. It is not found in a service that signs nothing.
 */
@Endpoint(id = "identity")
final class IdentityEndpoint {

    private final IdentityTokens tokens;

    IdentityEndpoint(IdentityTokens tokens) {
        this.tokens = tokens;
    }

    @ReadOperation
    SigningKey.@Nullable InUse read() {
        return tokens.keyInUse();
    }
}
