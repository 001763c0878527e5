package org.perpex.gateway.socketapi;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One connection of the WebSocket API: reads requests while answers are on their way, pings, and ends after a day or
 * when nothing is heard for ten minutes. A client that does not read its answers is not read from either.
 */
final class SocketApi implements WebSocketHandler {

    /** How many requests of one connection may be on their way at a time. */
    private static final int OPEN_MAX = 64;

    private static final Duration LIFE_MAX = Duration.ofHours(24);
    private static final Duration PING_PERIOD = Duration.ofMinutes(3);
    private static final Duration SILENCE_MAX = Duration.ofMinutes(10);
    private static final CloseStatus SILENT = CloseStatus.POLICY_VIOLATION.withReason("no pong");
    private static final CloseStatus OLD = CloseStatus.GOING_AWAY.withReason("connected for 24 hours");

    private final SocketConversation conversation;
    private final InstantSource clock;

    SocketApi(SocketConversation conversation, InstantSource clock) {
        this.conversation = conversation;
        this.clock = clock;
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        AtomicLong heardMillis = new AtomicLong(clock.millis());
        Sinks.Empty<Void> ended = Sinks.empty();
        Flux<WebSocketMessage> answers = session.receive()
                .doOnNext(message -> heardMillis.set(clock.millis()))
                .flatMap(message -> answer(session, message), OPEN_MAX)
                .doFinally(signal -> ended.tryEmitEmpty());
        Flux<WebSocketMessage> pings = Flux.interval(PING_PERIOD)
                .onBackpressureDrop()
                .takeUntilOther(ended.asMono())
                .concatMap(tick -> clock.millis() - heardMillis.get() > SILENCE_MAX.toMillis()
                        ? session.close(SILENT).then(Mono.<WebSocketMessage>empty())
                        : Mono.just(session.pingMessage(buffers -> buffers.allocateBuffer(0))));
        Mono<Void> life = Mono.delay(LIFE_MAX).then(Mono.defer(() -> session.close(OLD)));
        return Mono.firstWithSignal(session.send(Flux.merge(answers, pings)), life);
    }

    private Mono<WebSocketMessage> answer(WebSocketSession session, WebSocketMessage message) {
        return switch (message.getType()) {
            case TEXT -> conversation.answer(message.getPayloadAsText()).map(session::textMessage);
            case PING -> {
                byte[] payload = new byte[message.getPayload().readableByteCount()];
                message.getPayload().read(payload);
                yield Mono.just(session.pongMessage(buffers -> buffers.wrap(payload)));
            }
            case PONG -> Mono.empty();
            case BINARY -> session.close(CloseStatus.NOT_ACCEPTABLE).then(Mono.empty());
        };
    }
}
