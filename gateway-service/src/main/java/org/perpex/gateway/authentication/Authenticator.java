package org.perpex.gateway.authentication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.gateway.edge.Call;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.perpex.gateway.revocation.Revocations;
import org.perpex.gateway.revocation.Revoked;
import org.perpex.gateway.route.Endpoint;
import org.perpex.gateway.route.Security;
import org.perpex.gateway.session.OwnPages;
import org.perpex.gateway.session.SessionCookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

/** Finds out who sends a request, as far as its route asks, and refuses who may not use the route. */
public final class Authenticator {

    private static final String KEY_HEADER = "X-MBX-APIKEY";
    private static final String BEARER = "Bearer ";
    static final Pattern KEY_FORMAT = Pattern.compile("[A-Za-z0-9_-]{8,128}");

    private final AccessTokens tokens;
    private final NearCache<Accounts.SessionRecord> sessions;
    private final NearCache<ApiKey> keys;
    private final InstantSource clock;
    private final Counter signaturesRefused;
    private final SocketAuthenticator sockets;

    public Authenticator(
            Accounts accounts, Revocations revocations, String secretsKey, InstantSource clock, MeterRegistry meters) {
        Secrets secrets = new Secrets(secretsKey);
        this.clock = clock;
        tokens = new AccessTokens(accounts, clock);
        sessions = new NearCache<>(
                Revoked.SESSION,
                revocations,
                id -> accounts.session(id).filter(session -> !session.revoked()),
                _ -> "");
        keys = new NearCache<>(
                Revoked.KEY,
                revocations,
                key -> accounts.apiKey(key).filter(kept -> !kept.revoked()).map(kept -> ApiKey.of(kept, secrets)),
                key -> key.identity().subject());
        signaturesRefused = Counter.builder("perpex.gateway.signatures.refused")
                .description("Requests whose signature did not hold")
                .register(meters);
        sockets = new SocketAuthenticator(keys, clock, signaturesRefused);
    }

    /** Returns what does the same for requests over the WebSocket API. */
    public SocketAuthenticator sockets() {
        return sockets;
    }

    /** Returns who sends the request. */
    Mono<Identity> identify(Call call) {
        Endpoint endpoint = call.endpoint();
        if (endpoint.security() == Security.NONE) {
            return Mono.just(call.principal());
        }
        String authorization = call.headers().getFirst(HttpHeaders.AUTHORIZATION);
        String apiKey = call.headers().getFirst(KEY_HEADER);
        if (apiKey == null && authorization != null && isBearer(authorization)) {
            return session(authorization.substring(BEARER.length()).trim(), endpoint);
        }
        String cookie = SessionCookies.access(call.headers());
        if (apiKey == null && cookie != null) {
            return OwnPages.sent(call.headers()) ? session(cookie, endpoint) : refused(Reason.CROSS_SITE);
        }
        return switch (endpoint.security()) {
            case SESSION, ADMIN -> refused(Reason.SESSION_REFUSED);
            case USER_STREAM -> key(apiKey, call);
            case NONE, USER_DATA, TRADE -> signed(apiKey, call);
        };
    }

    /** Takes away the credentials that the gateway has used, so that no service ever holds them. */
    void removeCredentials(Call call) {
        if (call.endpoint().security() != Security.NONE) {
            call.headers().remove(HttpHeaders.AUTHORIZATION);
        }
        call.headers().remove(KEY_HEADER);
        call.headers().remove(HttpHeaders.COOKIE);
    }

    private Mono<Identity> session(String token, Endpoint endpoint) {
        return tokens.verify(token)
                .flatMap(session -> sessions.get(session.id()).map(alive -> session.identity()))
                .switchIfEmpty(Mono.defer(() -> refused(Reason.SESSION_REFUSED)))
                .map(identity -> inRole(identity, endpoint));
    }

    private Mono<Identity> key(@Nullable String name, Call call) {
        if (name == null || !KEY_FORMAT.matcher(name).matches()) {
            return refused(Reason.KEY_MALFORMED);
        }
        return keys.get(name)
                .switchIfEmpty(Mono.defer(() -> refused(Reason.KEY_REFUSED)))
                .map(key -> permitted(key, call));
    }

    private Mono<Identity> signed(@Nullable String name, Call call) {
        if (name == null || !KEY_FORMAT.matcher(name).matches()) {
            return refused(Reason.KEY_MALFORMED);
        }
        RequestText text = new RequestText(call.query(), call.body(), isForm(call.headers()));
        if (text.signature() == null) {
            return refused(Reason.SIGNATURE_MISSING);
        }
        Reason untimely = ReceiveWindow.objection(text.timestamp(), text.receiveWindow(), clock.millis());
        if (untimely != null) {
            return refused(untimely);
        }
        return keys.get(name)
                .switchIfEmpty(Mono.defer(() -> refused(Reason.KEY_REFUSED)))
                .map(key -> proved(key, text, call));
    }

    private Identity proved(ApiKey key, RequestText text, Call call) {
        String signature = text.signature();
        if (signature == null || !key.check().holds(text.signed(), signature)) {
            signaturesRefused.increment();
            throw new RefusedException(Reason.SIGNATURE_WRONG);
        }
        return permitted(key, call);
    }

    static Identity permitted(ApiKey key, Call call) {
        Identity identity = key.identity();
        if (!key.mayComeFrom(call.address())
                || !identity.permissions().contains(call.endpoint().permission())) {
            throw new RefusedException(Reason.KEY_REFUSED);
        }
        return inRole(identity, call.endpoint());
    }

    private static Identity inRole(Identity identity, Endpoint endpoint) {
        if (!endpoint.roles().isEmpty() && Collections.disjoint(endpoint.roles(), identity.roles())) {
            throw new RefusedException(Reason.ROLE_MISSING);
        }
        return identity;
    }

    private static boolean isBearer(String authorization) {
        return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** Whether the body holds parameters. One that does not say what it is does. */
    private static boolean isForm(HttpHeaders headers) {
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return type == null
                || type.regionMatches(
                        true,
                        0,
                        MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                        0,
                        MediaType.APPLICATION_FORM_URLENCODED_VALUE.length());
    }

    private static <T> Mono<T> refused(Reason reason) {
        return Mono.error(new RefusedException(reason));
    }
}
