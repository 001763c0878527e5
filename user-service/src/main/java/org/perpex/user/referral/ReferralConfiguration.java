package org.perpex.user.referral;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {

    @Bean
    Referrals referrals(ReferralMapper mapper, InstantSource clock) {
        return new Referrals(mapper, clock);
    }
}
