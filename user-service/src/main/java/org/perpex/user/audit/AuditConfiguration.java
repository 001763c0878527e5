package org.perpex.user.audit;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditTrail auditTrail(AuditMapper mapper, InstantSource clock) {
        return new AuditTrail(mapper, clock);
    }
}
