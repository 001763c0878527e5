package org.perpex.user.revocation;

import java.time.Duration;
import java.time.InstantSource;
import org.perpex.user.signing.AccessTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RevocationConfiguration {

    /** Gateways allow a little clock skew beyond the end of a token. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    @Bean
    Revocations revocations(RevocationMapper mapper, Announcer announcer, AccessTokens tokens, InstantSource clock) {
        return new Revocations(mapper, announcer, tokens.lifetime().plus(SKEW), clock);
    }
}
