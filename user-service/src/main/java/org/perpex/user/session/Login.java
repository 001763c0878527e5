package org.perpex.user.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpex.user.account.Account;
import org.perpex.user.account.Accounts;
import org.perpex.user.account.Email;
import org.perpex.user.audit.AuditAction;
import org.perpex.user.audit.AuditTrail;
import org.perpex.user.refusal.Reason;
import org.perpex.user.refusal.RequestRefused;
import org.springframework.scheduling.annotation.Scheduled;

/** Signs people in by password. A wrong password and an unknown address look the same, and take as long. */
final class Login {

    private static final String ANONYMOUS = "anonymous";

    private final Accounts accounts;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final LoginMeters meters;

    Login(Accounts accounts, LoginThrottle throttle, Sessions sessions, AuditTrail audit, LoginMeters meters) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
        this.meters = meters;
    }

    /**
     * Signs somebody in.
     *
     * @param address the network address he comes from, null if unknown
     * @throws RequestRefused if the password is wrong, or too many were
     */
    SignedIn login(Email email, String password, @Nullable String address) {
        try {
            throttle.attempt(email, address);
        } catch (RequestRefused tooMany) {
            meters.throttled.increment();
            throw tooMany;
        }
        Optional<Account> account = accounts.authenticate(email, password);
        if (account.isEmpty()) {
            meters.failed.increment();
            audit.record(AuditAction.LOGIN_FAILED, ANONYMOUS, accounts.idOf(email), address == null ? "" : address);
            throw Reason.CREDENTIALS_WRONG.refused();
        }
        throttle.succeeded(email, address);
        return open(account.get().id());
    }

    private SignedIn open(long account) {
        try {
            SignedIn signedIn = sessions.open(account);
            meters.succeeded.increment();
            return signedIn;
        } catch (RequestRefused frozen) {
            audit.record(AuditAction.LOGIN_FROZEN, Long.toString(account), account, "");
            throw frozen;
        }
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void deleteOld() {
        throttle.deleteOld();
    }
}
