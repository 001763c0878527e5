package org.perpex.user.approval;

import java.time.InstantSource;
import java.util.Arrays;
import org.perpex.user.account.Accounts;
import org.perpex.user.audit.AuditTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {

    @Bean
    Voters voters(Accounts accounts, ApprovalSettings settings, InstantSource clock, Environment environment) {
        boolean local = Arrays.asList(environment.getActiveProfiles()).contains("local");
        if (!local && settings.roleAge().compareTo(ApprovalSettings.ROLE_AGE_MIN) < 0) {
            throw new IllegalArgumentException("perpex.user.approval.role-age must be at least "
                    + ApprovalSettings.ROLE_AGE_MIN + ", except on profile local");
        }
        return new Voters(accounts, settings.roleAge(), clock);
    }

    @Bean
    Approvals approvals(
            ApprovalMapper mapper,
            Voters voters,
            AuditTrail audit,
            TransactionTemplate transaction,
            InstantSource clock,
            ApprovalSettings settings) {
        return new Approvals(mapper, voters, new Approvals.Journal(audit, transaction, clock), settings.lifetime());
    }
}
