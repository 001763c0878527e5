package org.perpex.user.apikey;

import java.time.InstantSource;
import org.perpex.user.account.Accounts;
import org.perpex.user.audit.AuditTrail;
import org.perpex.user.revocation.Revocations;
import org.perpex.user.secret.SecretBox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ApiKeyConfiguration {

    @Bean
    ApiKeys.Journal apiKeyJournal(
            AuditTrail audit, Revocations revocations, TransactionTemplate transaction, InstantSource clock) {
        return new ApiKeys.Journal(audit, revocations, transaction, clock);
    }

    @Bean
    ApiKeys apiKeys(
            KeyMapper mapper, Accounts accounts, SecretBox box, ApiKeys.Journal journal, ApiKeySettings settings) {
        return new ApiKeys(mapper, accounts, box, journal, settings);
    }
}
