package org.perpex.user.session;

import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.web.ClientAddress;
import org.perpex.user.account.Email;
import org.perpex.user.refusal.Reason;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, staying signed in and signing out; and for the gateway, whether a session is over. */
@RestController
class SessionController {

    private static final String SESSION = "session:";
    private static final int PASSWORD_CHARS_MAX = 512;

    private final Login login;
    private final Sessions sessions;

    SessionController(Login login, Sessions sessions) {
        this.login = login;
        this.sessions = sessions;
    }

    record Credentials(@Nullable String email, @Nullable String password) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    record Refresh(@Nullable String refreshToken) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Refresh[]";
        }
    }

    record SessionState(boolean revoked) {}

    /** @param address where the client comes from, as the gateway saw it */
    @PostMapping("/api/v1/sessions")
    SignedIn login(
            @RequestBody Credentials credentials,
            @RequestHeader(name = ClientAddress.HEADER, required = false) @Nullable String address) {
        String password = credentials.password();
        if (credentials.email() == null || password == null || password.length() > PASSWORD_CHARS_MAX) {
            throw Reason.CREDENTIALS_WRONG.refused();
        }
        return login.login(Email.parse(credentials.email()), password, address);
    }

    @PostMapping("/api/v1/sessions/refresh")
    SignedIn refresh(@RequestBody Refresh refresh) {
        if (refresh.refreshToken() == null) {
            throw Reason.REFRESH_TOKEN_INVALID.refused();
        }
        return sessions.refresh(refresh.refreshToken());
    }

    @DeleteMapping("/api/v1/sessions/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(Identity identity) {
        String user = Long.toString(identity.userId());
        if (!identity.via().startsWith(SESSION)) {
            throw Reason.SESSION_REQUIRED.refused();
        }
        sessions.end(identity.via().substring(SESSION.length()), user);
    }

    @GetMapping("/internal/sessions/{id}")
    SessionState state(Identity identity, @PathVariable String id) {
        identity.requireService();
        return new SessionState(sessions.isOver(id).orElseThrow(Reason.SESSION_UNKNOWN::refused));
    }
}
