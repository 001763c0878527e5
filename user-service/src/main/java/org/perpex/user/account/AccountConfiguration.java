package org.perpex.user.account;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Set;
import org.perpex.common.spring.identity.Role;
import org.perpex.user.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AccountConfiguration.class);

    @Bean
    Accounts accounts(
            AccountMapper mapper,
            AuditTrail audit,
            TransactionTemplate transaction,
            InstantSource clock,
            MeterRegistry meters) {
        return new Accounts(mapper, audit, transaction, clock, meters);
    }

    @Bean
    Freezes freezes(FreezeMapper mapper, AuditTrail audit, InstantSource clock) {
        return new Freezes(mapper, audit, clock);
    }

    /** On one's own machine only: an administrator whom the environment names. */
    @Bean
    @Profile("local")
    ApplicationRunner demoAdministrator(Accounts accounts, DemoAdministrator settings) {
        return arguments -> {
            if (settings.email() == null || settings.password() == null) {
                LOG.info("PERPEX_ADMIN_EMAIL and PERPEX_ADMIN_PASSWORD are not set: no administrator is created");
                return;
            }
            if (accounts.ensure(Email.parse(settings.email()), settings.password(), Set.of(Role.TRADER, Role.ADMIN))) {
                LOG.info("The demo administrator has been created");
            }
        };
    }
}
