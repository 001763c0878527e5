package org.perpex.gateway.socket;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.perpex.gateway.edge.Call;
import org.perpex.gateway.refusal.Reason;
import org.perpex.gateway.refusal.RefusedException;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Counts the WebSocket connections that are open, and refuses an address that has too many. */
public final class OpenSockets implements WebSocketService {

    private final WebSocketService delegate;
    private final int addressMax;
    private final ConcurrentMap<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    public OpenSockets(WebSocketService delegate, int addressMax, MeterRegistry meters) {
        this.delegate = delegate;
        this.addressMax = addressMax;
        Gauge.builder("perpex.gateway.websockets.open", open, AtomicInteger::get)
                .description("WebSocket connections that are open through this gateway")
                .register(meters);
    }

    @Override
    public Mono<Void> handleRequest(ServerWebExchange exchange, WebSocketHandler handler) {
        String address = Call.of(exchange).address();
        return Mono.defer(() -> {
            int count = byAddress.merge(address, 1, Integer::sum);
            open.incrementAndGet();
            Runnable close = once(() -> closed(address));
            if (count > addressMax) {
                close.run();
                return Mono.error(new RefusedException(Reason.TOO_MANY_REQUESTS));
            }
            return delegate.handleRequest(exchange, new Counted(handler, close)).doOnError(failure -> close.run());
        });
    }

    private void closed(String address) {
        byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        open.decrementAndGet();
    }

    private static Runnable once(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }

    /** A handler that tells when its session has ended. */
    private record Counted(WebSocketHandler handler, Runnable close) implements WebSocketHandler {

        @Override
        public List<String> getSubProtocols() {
            return handler.getSubProtocols();
        }

        @Override
        public Mono<Void> handle(WebSocketSession session) {
            return handler.handle(session).doFinally(signal -> close.run());
        }
    }
}
