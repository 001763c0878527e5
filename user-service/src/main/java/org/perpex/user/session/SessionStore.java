package org.perpex.user.session;

import java.time.InstantSource;
import org.perpex.user.secret.RandomTexts;

/** Sessions and their refresh tokens in the database. Every method is part of its caller's transaction. */
final class SessionStore {

    private static final int ID_CHARS = 32;
    private static final int REFRESH_TOKEN_CHARS = 48;

    final SessionMapper sessions;
    private final RefreshTokenMapper refreshTokens;
    private final SessionSettings settings;
    private final InstantSource clock;
    private final RandomTexts random = new RandomTexts();

    /** What became of a refresh token that was presented. */
    sealed interface Use {

        /** It was good, and is no longer: the next one is in its place. */
        record Rotated(SessionRow session, String refreshToken) implements Use {}

        /** It had been used before. */
        record Reused(SessionRow session) implements Use {}

        /** It never was one, or its time is over. */
        record Refused() implements Use {}
    }

    SessionStore(
            SessionMapper sessions, RefreshTokenMapper refreshTokens, SessionSettings settings, InstantSource clock) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.settings = settings;
        this.clock = clock;
    }

    SessionRow open(long account) {
        long now = clock.millis();
        SessionRow session = new SessionRow(
                random.alphanumeric(ID_CHARS),
                account,
                now,
                now,
                now + settings.lifetime().toMillis(),
                null);
        sessions.insert(session);
        return session;
    }

    /** Returns a new refresh token of a session; only its hash is kept. */
    String newRefreshToken(SessionRow session) {
        long now = clock.millis();
        String token = random.alphanumeric(REFRESH_TOKEN_CHARS);
        long expires = Math.min(now + settings.refreshTokenLifetime().toMillis(), session.expiresMillis());
        refreshTokens.insert(new RefreshTokenRow(Hashes.sha256(token), session.id(), now, expires, null));
        return token;
    }

    Use use(String token) {
        long now = clock.millis();
        String hash = Hashes.sha256(token);
        RefreshTokenRow row = refreshTokens.selectById(hash);
        SessionRow session = row == null ? null : sessions.selectById(row.sessionId());
        if (row == null || session == null || !session.isOpen(now)) {
            return new Use.Refused();
        }
        if (refreshTokens.use(hash, now) == 0) {
            return new Use.Reused(session);
        }
        if (now >= row.expiresMillis() || sessions.use(session.id(), now) == 0) {
            return new Use.Refused();
        }
        return new Use.Rotated(session, newRefreshToken(session));
    }

    /** Ends a session. Returns whether it was open. */
    boolean end(String id) {
        return sessions.end(id, clock.millis()) == 1;
    }

    /** Forgets refresh tokens whose time is over: they are refused without being known too. */
    void deleteExpired() {
        refreshTokens.deleteExpired(clock.millis());
    }
}
