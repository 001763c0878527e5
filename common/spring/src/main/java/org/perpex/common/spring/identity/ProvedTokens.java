package org.perpex.common.spring.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/**
 * Tokens whose signature was proved a moment ago, by their whole text. A signer sends one token for seconds, and the
 * proof costs more than all else that is done for a request. Nothing but the signature is remembered: time, audience
 * and whether the key is still accepted are asked each time. Thread-safe.
 */
final class ProvedTokens {

    /** Nothing enters that an accepted key has not signed, so this bounds memory, not an attacker. */
    private static final int KEPT_MAX = 2_048;

    private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

    /** What a token says, and the key that proved it. */
    record Proof(JwtClaims claims, AcceptedKeys.Entry key) {}

    @Nullable
    Proof of(String compact) {
        return proofs.get(compact);
    }

    void keep(String compact, Proof proof) {
        if (proofs.size() >= KEPT_MAX) {
            proofs.clear();
        }
        proofs.put(compact, proof);
    }
}
