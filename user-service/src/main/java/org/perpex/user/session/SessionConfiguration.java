package org.perpex.user.session;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.perpex.user.account.Accounts;
import org.perpex.user.account.Freezes;
import org.perpex.user.audit.AuditTrail;
import org.perpex.user.revocation.Revocations;
import org.perpex.user.signing.AccessTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    SessionStore sessionStore(
            SessionMapper sessions, RefreshTokenMapper refreshTokens, SessionSettings settings, InstantSource clock) {
        return new SessionStore(sessions, refreshTokens, settings, clock);
    }

    @Bean
    LoginMeters loginMeters(MeterRegistry meters) {
        return new LoginMeters(meters);
    }

    @Bean
    Sessions.Journal sessionJournal(
            AuditTrail audit, Revocations revocations, Freezes freezes, LoginMeters meters, InstantSource clock) {
        return new Sessions.Journal(audit, revocations, freezes, meters, clock);
    }

    @Bean
    Sessions sessions(
            SessionStore store,
            Accounts accounts,
            AccessTokens accessTokens,
            Sessions.Journal journal,
            TransactionTemplate transaction) {
        return new Sessions(store, accounts, accessTokens, journal, transaction);
    }

    @Bean
    LoginThrottle loginThrottle(LoginFailureMapper mapper, InstantSource clock) {
        return new LoginThrottle(mapper, clock);
    }

    @Bean
    Login login(Accounts accounts, LoginThrottle throttle, Sessions sessions, AuditTrail audit, LoginMeters meters) {
        return new Login(accounts, throttle, sessions, audit, meters);
    }
}
