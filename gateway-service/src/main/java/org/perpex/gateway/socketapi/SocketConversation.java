package org.perpex.gateway.socketapi;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.gateway.authentication.SocketAuthenticator;
import org.perpex.gateway.authentication.SocketProof;
import org.perpex.gateway.authentication.SocketText;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.perpex.gateway.weight.Limits;
import org.perpex.gateway.weight.WeightFilter;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What is said over one connection of the WebSocket API. Several requests may be on their way at a time. */
final class SocketConversation {

    private static final int SESSION_WEIGHT = 2;
    private static final int BROKEN_WEIGHT = 1;
    private static final int CHARS_MAX = 64 * 1024;

    private final Surroundings surroundings;
    private final String address;
    private final SocketLogOn logOn;
    private volatile int weight;

    /** What all connections share. */
    record Surroundings(
            RestCalls calls,
            SocketAuthenticator authenticator,
            WeightFilter weights,
            Supplier<Limits> limits,
            JsonMapper json,
            InstantSource clock) {}

    /** @param address the address of the client, as text */
    SocketConversation(Surroundings surroundings, String address) {
        this.surroundings = surroundings;
        this.address = address;
        logOn = new SocketLogOn(surroundings.clock.millis());
    }

    /** Returns the answer to a message, whatever it is. */
    Mono<String> answer(String text) {
        SocketMessage message = text.length() > CHARS_MAX ? null : SocketMessage.parse(surroundings.json, text);
        if (message == null) {
            return charged(BROKEN_WEIGHT, used -> SocketAnswer.error(DialectError.CHARACTERS_ILLEGAL, used, "request"))
                    .map(answer -> answer.message(SocketMessage.NO_ID, true, surroundings.clock.millis()));
        }
        boolean withRateLimits = !"false".equals(message.parameters().get("returnRateLimits"));
        return answer(message).map(answer -> answer.message(message.id(), withRateLimits, surroundings.clock.millis()));
    }

    private Mono<SocketAnswer> answer(SocketMessage message) {
        return switch (message.method()) {
            case "session.logon" -> logOn(message.parameters());
            case "session.status" -> charged(SESSION_WEIGHT, this::status);
            case "session.logout" ->
                charged(SESSION_WEIGHT, used -> {
                    logOn.off();
                    return status(used);
                });
            default -> call(message);
        };
    }

    private Mono<SocketAnswer> call(SocketMessage message) {
        SocketMethod method = SocketMethod.find(message.method());
        if (method == null) {
            return charged(BROKEN_WEIGHT, used -> SocketAnswer.error(DialectError.OPERATION_UNSUPPORTED, used));
        }
        SocketProof proof = new SocketProof(new SocketText(message.parameters()), logOn.key());
        SocketRequest request = SocketRequest.of(method, message.parameters(), address);
        return surroundings.calls.call(request, proof, weight);
    }

    private Mono<SocketAnswer> logOn(Map<String, String> parameters) {
        SocketText text = new SocketText(parameters);
        return charge(SESSION_WEIGHT)
                .flatMap(used -> surroundings.authenticator.logOn(text, address).map(key -> {
                    logOn.on(key, surroundings.clock.millis());
                    return status(used);
                }))
                .onErrorResume(RefusedException.class, this::refused);
    }

    private SocketAnswer status(String used) {
        return SocketAnswer.ok(logOn.status(surroundings.clock.millis()), used);
    }

    private Mono<SocketAnswer> charged(int cost, Function<String, SocketAnswer> then) {
        return charge(cost).map(then).onErrorResume(RefusedException.class, this::refused);
    }

    /** Charges the client's address and returns what is used up, in JSON. */
    private Mono<String> charge(int cost) {
        return surroundings.weights.charge(address, cost).map(used -> {
            weight = used;
            return RateLimits.of(used, surroundings.limits.get());
        });
    }

    private Mono<SocketAnswer> refused(RefusedException refused) {
        Reason reason = refused.reason();
        String used = RateLimits.of(weight, surroundings.limits.get());
        Long retryAt = refused.retryAfter() == null
                ? null
                : surroundings.clock.millis() + refused.retryAfter().toMillis();
        return Mono.just(new SocketAnswer(reason.dialectStatus(), refused.body(), used, retryAt));
    }
}
