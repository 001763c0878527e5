package org.perpex.gateway.authentication;

import io.micrometer.core.instrument.Counter;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.gateway.edge.Call;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.perpex.gateway.route.Security;
import reactor.core.publisher.Mono;

/**
 * Finds out who sends a request over the WebSocket API. The key is looked up for each request, of a connection that is
 * logged on too, so a revoked key is refused there as soon as everywhere else. Thread-safe.
 */
public final class SocketAuthenticator {

    private final NearCache<ApiKey> keys;
    private final InstantSource clock;
    private final Counter signaturesRefused;

    SocketAuthenticator(NearCache<ApiKey> keys, InstantSource clock, Counter signaturesRefused) {
        this.keys = keys;
        this.clock = clock;
        this.signaturesRefused = signaturesRefused;
    }

    /** Returns who sends the request. */
    Mono<Identity> identify(Call call, SocketProof proof) {
        if (call.endpoint().security() == Security.NONE) {
            return Mono.just(call.principal());
        }
        SocketText text = proof.text();
        boolean ownKey = text.apiKey() != null;
        String name = ownKey ? text.apiKey() : proof.loggedOn();
        if (call.endpoint().security() == Security.USER_STREAM) {
            return key(name).map(key -> Authenticator.permitted(key, call));
        }
        if (name == null) {
            return Mono.error(new RefusedException(Reason.KEY_MALFORMED));
        }
        Mono<ApiKey> key = ownKey ? signed(text) : timely(text).then(Mono.defer(() -> key(name)));
        return key.map(known -> Authenticator.permitted(known, call));
    }

    /**
     * Checks that a connection may log on, and returns the name of its key. Only a key whose private half the exchange
     * has never seen may: the connection then stands for its owner for hours.
     */
    public Mono<String> logOn(SocketText text, String address) {
        return signed(text).map(key -> {
            if (!(key.check() instanceof SignatureCheck.PublicKeyed check) || !check.isEd25519()) {
                throw new RefusedException(Reason.LOG_ON_KIND_REFUSED);
            }
            if (!key.mayComeFrom(address) || !key.identity().permissions().contains(Permission.READ)) {
                throw new RefusedException(Reason.KEY_REFUSED);
            }
            return String.valueOf(text.apiKey());
        });
    }

    private Mono<ApiKey> signed(SocketText text) {
        String name = text.apiKey();
        if (name == null || !Authenticator.KEY_FORMAT.matcher(name).matches()) {
            return Mono.error(new RefusedException(Reason.KEY_MALFORMED));
        }
        String signature = text.signature();
        if (signature == null) {
            return Mono.error(new RefusedException(Reason.SIGNATURE_MISSING));
        }
        return timely(text).then(Mono.defer(() -> key(name))).map(key -> {
            if (text.signed().stream().noneMatch(signed -> key.check().holds(signed, signature))) {
                signaturesRefused.increment();
                throw new RefusedException(Reason.SIGNATURE_WRONG);
            }
            return key;
        });
    }

    private Mono<Void> timely(SocketText text) {
        Reason untimely = ReceiveWindow.objection(text.timestamp(), text.receiveWindow(), clock.millis());
        return untimely == null ? Mono.empty() : Mono.error(new RefusedException(untimely));
    }

    private Mono<ApiKey> key(@Nullable String name) {
        if (name == null || !Authenticator.KEY_FORMAT.matcher(name).matches()) {
            return Mono.error(new RefusedException(Reason.KEY_MALFORMED));
        }
        return keys.get(name).switchIfEmpty(Mono.error(() -> new RefusedException(Reason.KEY_REFUSED)));
    }
}
