package org.perpex.gateway.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import reactor.core.publisher.Mono;

/**
 * Verifies the access tokens of sessions against the keys that the user service publishes. The keys are fetched once
 * and again when a token names one that is not among them. Thread-safe; never blocks.
 */
final class AccessTokens {

    private static final String ISSUER = "perpex-user";
    private static final int CHARS_MAX = 4_096;
    private static final int REMEMBERED_MAX = 50_000;
    private static final Duration SKEW = Duration.ofSeconds(2);
    private static final long FETCH_NANOS_MIN = Duration.ofSeconds(2).toNanos();
    /** Signatures by key pairs alone: a token whose header asks for anything else is refused. */
    private static final AlgorithmConstraints ALGORITHMS =
            new AlgorithmConstraints(ConstraintType.PERMIT, "RS256", "ES256", "EdDSA");

    private final Accounts accounts;
    private final InstantSource clock;
    private final Cache<String, Session> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();
    private final AtomicReference<@Nullable Fetch> fetch = new AtomicReference<>();

    /** A session that a token proves, until the token expires. */
    record Session(String id, Identity identity, Instant expires) {}

    private record Fetch(Mono<JsonWebKeySet> keys, long startedNanos) {}

    AccessTokens(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Returns the session that a token proves, or refuses. Does not know whether the session was ended. */
    Mono<Session> verify(String token) {
        Session known = verified.getIfPresent(token);
        if (known != null) {
            return clock.instant().isBefore(known.expires()) ? Mono.just(known) : refused();
        }
        if (token.length() > CHARS_MAX) {
            return refused();
        }
        Fetch first = current();
        return first.keys().flatMap(keys -> {
            Session session = read(token, keys);
            if (session != null) {
                return Mono.just(session);
            }
            return next(first).keys().flatMap(newer -> {
                Session second = newer == keys ? null : read(token, newer);
                return second == null ? refused() : Mono.just(second);
            });
        });
    }

    /** Returns null if none of the keys is the token's. */
    private @Nullable Session read(String token, JsonWebKeySet keys) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(ALGORITHMS);
            signature.setCompactSerialization(token);
            var key = new VerificationJwkSelector().select(signature, keys.getJsonWebKeys());
            if (key == null) {
                return null;
            }
            signature.setKey(key.getKey());
            if (!signature.verifySignature()) {
                throw new RefusedException(Reason.SESSION_REFUSED);
            }
            Session session = session(JwtClaims.parse(signature.getPayload()));
            verified.put(token, session);
            return session;
        } catch (JoseException | InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            throw new RefusedException(Reason.SESSION_REFUSED);
        }
    }

    private Session session(JwtClaims claims) throws MalformedClaimException {
        NumericDate expires = claims.getExpirationTime();
        String id = claims.getStringClaimValue("sid");
        String subject = claims.getSubject();
        if (expires == null || id == null || subject == null || !ISSUER.equals(claims.getIssuer())) {
            throw new RefusedException(Reason.SESSION_REFUSED);
        }
        Instant end = Instant.ofEpochSecond(expires.getValue()).plus(SKEW);
        if (!clock.instant().isBefore(end)) {
            throw new RefusedException(Reason.SESSION_REFUSED);
        }
        List<String> roles = claims.hasClaim("roles") ? claims.getStringListClaimValue("roles") : List.of();
        Identity identity = Identity.user(
                Long.parseLong(subject),
                0,
                ApiKey.values(Role.class, roles),
                EnumSet.allOf(Permission.class),
                "session:" + id);
        return new Session(id, identity, end);
    }

    private Fetch current() {
        Fetch running = fetch.get();
        return running == null ? next(null) : running;
    }

    /** Returns a fetch later than the given one, or the same if it is too young to be repeated. */
    private Fetch next(@Nullable Fetch before) {
        long now = System.nanoTime();
        Fetch running = fetch.get();
        if (running != null && (running != before || now - running.startedNanos() < FETCH_NANOS_MIN)) {
            return running;
        }
        Mono<JsonWebKeySet> keys = accounts.accessTokenKeys()
                .map(AccessTokens::parse)
                .doOnError(failure ->
                        fetch.updateAndGet(latest -> latest != null && latest.startedNanos() == now ? before : latest))
                .cache();
        Fetch started = new Fetch(keys, now);
        return fetch.compareAndSet(running, started) ? started : current();
    }

    private static JsonWebKeySet parse(String json) {
        try {
            return new JsonWebKeySet(json);
        } catch (JoseException e) {
            throw new IllegalStateException("The keys of access tokens cannot be read", e);
        }
    }

    private static <T> Mono<T> refused() {
        return Mono.error(new RefusedException(Reason.SESSION_REFUSED));
    }
}
