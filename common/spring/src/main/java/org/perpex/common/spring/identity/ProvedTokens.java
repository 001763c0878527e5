package org.perpex.common.spring.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature was proved a moment ago, by their whole text. A signer sends one token for seconds, and the
 * proof costs more than all else that is done for a request. Nothing but the signature is remembered: time, audience
 * and whether the key is still accepted are asked each time. Thread-safe.
 */
final class ProvedTokens {

    /** Nothing enters that an accepted key has not signed, so this bounds memory, not an attacker. */
    static final int KEPT_MAX = 2_048;

    /** It is looked after by who writes: a thread of its own would cost more than that. */
    private final Cache<String, Proof> proofs =
            Caffeine.newBuilder().maximumSize(KEPT_MAX).executor(Runnable::run).build();

    /** What a token says, and the key that proved it. */
    record Proof(JwtClaims claims, AcceptedKeys.Entry key) {}

    @Nullable
    Proof of(String compact) {
        return proofs.getIfPresent(compact);
    }

    void keep(String compact, Proof proof) {
        proofs.put(compact, proof);
    }
}
