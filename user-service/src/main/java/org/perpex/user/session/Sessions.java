package org.perpex.user.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.perpex.user.account.Accounts;
import org.perpex.user.account.Freezes;
import org.perpex.user.audit.AuditAction;
import org.perpex.user.audit.AuditTrail;
import org.perpex.user.refusal.Reason;
import org.perpex.user.revocation.Revocations;
import org.perpex.user.revocation.Revoked;
import org.perpex.user.session.SessionStore.Use;
import org.perpex.user.signing.AccessTokens;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions of people. A refresh token is good once; one that comes a second time was stolen from somebody, so the
 * whole session ends. What has ended is refused at every gateway within a second.
 */
public final class Sessions {

    private static final Duration ACTIVE = Duration.ofMinutes(15);
    private static final String BEARER = "Bearer";

    private final SessionStore store;
    private final Accounts accounts;
    private final AccessTokens accessTokens;
    private final Journal journal;
    private final TransactionTemplate transaction;

    /** Where sessions are spoken of. */
    record Journal(
            AuditTrail audit, Revocations revocations, Freezes freezes, LoginMeters meters, InstantSource clock) {}

    Sessions(
            SessionStore store,
            Accounts accounts,
            AccessTokens accessTokens,
            Journal journal,
            TransactionTemplate transaction) {
        this.store = store;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.journal = journal;
        this.transaction = transaction;
    }

    /**
     * Opens a session for somebody who has proved who he is.
     *
     * @throws org.perpex.user.refusal.RequestRefused if he is frozen
     */
    SignedIn open(long account) {
        return transaction.execute(status -> {
            // Of a freeze at the same time, either it comes first and is seen, or it ends this session too.
            accounts.lock(account);
            if (journal.freezes.isFrozen(account)) {
                throw Reason.USER_FROZEN.refused();
            }
            SessionRow session = store.open(account);
            journal.audit.record(
                    AuditAction.LOGIN_SUCCEEDED, Long.toString(account), account, "session " + session.id());
            return signedIn(session, store.newRefreshToken(session));
        });
    }

    /**
     * Exchanges a refresh token for the next pair.
     *
     * @throws org.perpex.user.refusal.RequestRefused if it is not good, whatever the reason
     */
    SignedIn refresh(String refreshToken) {
        Use use = transaction.execute(status -> {
            Use used = store.use(refreshToken);
            if (used instanceof Use.Reused reused && store.end(reused.session().id())) {
                SessionRow session = reused.session();
                journal.revocations.add(Revoked.SESSION, session.id());
                journal.audit.record(
                        AuditAction.REFRESH_TOKEN_REUSED, "anonymous", session.accountId(), "session " + session.id());
            }
            return used;
        });
        return switch (use) {
            case Use.Rotated rotated -> signedIn(rotated.session(), rotated.refreshToken());
            case Use.Reused reused -> {
                journal.meters.reused.increment();
                journal.revocations.announce();
                throw Reason.REFRESH_TOKEN_INVALID.refused();
            }
            case Use.Refused refused -> throw Reason.REFRESH_TOKEN_INVALID.refused();
        };
    }

    /** Ends a session; nothing happens if it has ended. */
    void end(String id, String actor) {
        transaction.executeWithoutResult(status -> endIn(id, actor));
        journal.revocations.announce();
    }

    /** Ends every session of a user. Part of the caller's transaction, after which he announces revocations. */
    public void endAllOf(long account, String actor) {
        store.sessions.openOf(account).forEach(id -> endIn(id, actor));
    }

    /** The sessions of a user, newest first. */
    public List<SessionRow> newestOf(long account, int limit) {
        return store.sessions.newestOf(account, limit);
    }

    /** Returns whether a session is over; nothing if there never was such a session. */
    Optional<Boolean> isOver(String id) {
        return Optional.ofNullable(store.sessions.selectById(id))
                .map(session -> !session.isOpen(journal.clock.millis()));
    }

    @Scheduled(fixedDelay = 5_000)
    void countActive() {
        long since = journal.clock.instant().minus(ACTIVE).toEpochMilli();
        journal.meters.active(store.sessions.accountsActiveSince(since));
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void deleteExpired() {
        store.deleteExpired();
    }

    private void endIn(String id, String actor) {
        SessionRow session = store.sessions.selectById(id);
        if (session != null && store.end(id)) {
            journal.revocations.add(Revoked.SESSION, id);
            journal.audit.record(AuditAction.SESSION_ENDED, actor, session.accountId(), "session " + id);
        }
    }

    private SignedIn signedIn(SessionRow session, String refreshToken) {
        long user = session.accountId();
        String accessToken = accessTokens.issue(user, session.id(), accounts.roles(user));
        return new SignedIn(
                user, accessToken, refreshToken, accessTokens.lifetime().toSeconds(), BEARER);
    }
}
