package org.perpex.common.spring.identity;

import java.util.Set;

/**
 * A verified identity token.
 *
 * @param compact its text, as it came
 * @param issuer the short name of the service that signed it, {@code gateway} for everything that came from outside
 * @param audience the services that accept it
 */
public record IdentityToken(String compact, String issuer, Set<String> audience, Identity identity) {

    /** The header that carries identity tokens. */
    public static final String HEADER = "X-Perpex-Identity";

    public IdentityToken {
        audience = Set.copyOf(audience);
    }
}
