package org.perpex.common.spring.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

class ProvedTokensTest {

    @Test
    void forgetsSomeWhenItIsFullAndNotAll() throws Exception {
        ProvedTokens proved = new ProvedTokens();
        ProvedTokens.Proof proof = new ProvedTokens.Proof(
                new JwtClaims(),
                new AcceptedKeys.Entry(
                        "trade-1",
                        "trade",
                        KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPublic(),
                        Instant.EPOCH));
        int count = 2 * ProvedTokens.KEPT_MAX;
        for (int i = 0; i < count; i++) {
            proved.keep("token " + i, proof);
        }

        long kept = IntStream.range(0, count)
                .filter(i -> proved.of("token " + i) != null)
                .count();
        assertThat(kept).isBetween(ProvedTokens.KEPT_MAX / 2L, (long) ProvedTokens.KEPT_MAX);
    }
}
