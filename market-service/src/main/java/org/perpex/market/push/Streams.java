package org.perpex.market.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every stream and who listens to it. Thread-safe. */
public final class Streams {

    /** How many streams one connection may listen to. */
    public static final int STREAMS_MAX = 200;

    private static final Duration SILENCE_MAX = Duration.ofMinutes(10);
    private static final Duration LIFE_MAX = Duration.ofHours(24);
    private static final int CLOSE_SILENT = 1008;
    private static final int CLOSE_OLD = 1001;

    private final Map<String, Set<Subscriber>> byStream = new ConcurrentHashMap<>();
    private final Map<Subscriber, Sink> subscribers = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Counter dropped;
    private final Counter sent;

    public Streams(InstantSource clock, MeterRegistry meters) {
        this.clock = clock;
        this.dropped = Counter.builder("perpex.market.consumers.dropped")
                .description("Connections that were cut off because they did not keep up")
                .register(meters);
        this.sent = Counter.builder("perpex.market.messages")
                .description("Messages put before connections")
                .register(meters);
        Gauge.builder("perpex.market.connections", subscribers, Map::size)
                .description("Open public WebSocket connections")
                .register(meters);
    }

    /** Takes up a connection. */
    public Subscriber open(Sink sink, boolean combined) {
        Subscriber subscriber = new Subscriber(sink, combined, dropped::increment);
        subscribers.put(subscriber, sink);
        subscriber.start(clock.millis());
        return subscriber;
    }

    /** Forgets a connection that has ended. */
    public void close(Subscriber subscriber) {
        subscriber.close();
        subscribers.remove(subscriber);
        unsubscribe(subscriber, subscriber.streams());
    }

    /** Makes a connection listen; false, and nothing changes, if it would listen to too many streams. */
    public boolean subscribe(Subscriber subscriber, Collection<String> streams) {
        Set<String> all = subscriber.streams();
        all.addAll(streams);
        if (all.size() > STREAMS_MAX) {
            return false;
        }
        for (String stream : streams) {
            subscriber.add(stream);
            byStream.compute(stream, (_, listeners) -> {
                Set<Subscriber> known = listeners == null ? ConcurrentHashMap.newKeySet() : listeners;
                known.add(subscriber);
                return known;
            });
        }
        if (!subscribers.containsKey(subscriber)) {
            unsubscribe(subscriber, subscriber.streams());
        }
        return true;
    }

    public void unsubscribe(Subscriber subscriber, Collection<String> streams) {
        for (String stream : List.copyOf(streams)) {
            subscriber.remove(stream);
            byStream.computeIfPresent(stream, (_, listeners) -> {
                listeners.remove(subscriber);
                return listeners.isEmpty() ? null : listeners;
            });
        }
    }

    /** Whether anybody listens, so that it is worth writing. */
    public boolean hasListeners(String stream) {
        return byStream.containsKey(stream);
    }

    /** Sends data to everybody who listens to a stream. */
    public void publish(String stream, String data) {
        Set<Subscriber> listeners = byStream.get(stream);
        if (listeners == null) {
            return;
        }
        String wrapped = null;
        for (Subscriber listener : listeners) {
            if (listener.isCombined()) {
                wrapped = wrapped == null ? Subscriber.combined(stream, data) : wrapped;
                listener.offer(wrapped);
            } else {
                listener.offer(data);
            }
            sent.increment();
        }
    }

    /** Pings every connection and closes those that have not been heard for ten minutes or are a day old. */
    void ping() {
        long now = clock.millis();
        subscribers.forEach((subscriber, sink) -> {
            if (now - subscriber.heardMillis() > SILENCE_MAX.toMillis()) {
                subscriber.close();
                Thread.startVirtualThread(() -> sink.close(CLOSE_SILENT, "no pong"));
            } else if (now - subscriber.openedMillis() > LIFE_MAX.toMillis()) {
                subscriber.close();
                Thread.startVirtualThread(() -> sink.close(CLOSE_OLD, "connected for 24 hours"));
            } else {
                subscriber.ping();
            }
        });
    }
}
