package org.perpex.market.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Streams streams = new Streams(InstantSource.system(), meters);

    @Test
    void cutsOffOnlyTheConnectionThatDoesNotKeepUp() {
        Recorder slow = new Recorder(new CountDownLatch(1));
        Recorder quick = new Recorder(new CountDownLatch(0));
        Subscriber slowOne = streams.open(slow, false);
        Subscriber quickOne = streams.open(quick, false);
        streams.subscribe(slowOne, List.of("a@trade"));
        streams.subscribe(quickOne, List.of("a@trade"));
        int messages = Subscriber.WAITING_MAX + 10;
        for (int i = 0; i < messages; i++) {
            streams.publish("a@trade", Integer.toString(i));
            int sent = i;
            if (i % 500 == 0) {
                await().until(() -> quick.texts.size() > sent);
            }
        }
        await().until(() -> slow.closedWith.get() == 1008);
        await().until(() -> quick.texts.size() == messages);
        assertThat(quick.texts)
                .isEqualTo(
                        IntStream.range(0, messages).mapToObj(Integer::toString).toList());
        assertThat(quick.closedWith).hasValue(0);
        assertThat(slow.texts).isEmpty();
        assertThat(meters.get("perpex.market.consumers.dropped").counter().count())
                .isEqualTo(1);
    }

    @Test
    void wrapsDataOnlyForCombinedConnections() {
        Recorder bare = new Recorder(new CountDownLatch(0));
        Recorder wrapped = new Recorder(new CountDownLatch(0));
        streams.subscribe(streams.open(bare, false), List.of("a@trade"));
        streams.subscribe(streams.open(wrapped, true), List.of("a@trade", "b@trade"));
        streams.publish("a@trade", "{\"p\":1}");
        streams.publish("b@trade", "{\"p\":2}");
        await().until(() -> bare.texts.size() == 1 && wrapped.texts.size() == 2);
        assertThat(bare.texts).containsExactly("{\"p\":1}");
        assertThat(wrapped.texts)
                .containsExactly(
                        "{\"stream\":\"a@trade\",\"data\":{\"p\":1}}", "{\"stream\":\"b@trade\",\"data\":{\"p\":2}}");
    }

    @Test
    void nothingIsSentAfterTheEndOfASubscription() {
        Recorder sink = new Recorder(new CountDownLatch(0));
        Subscriber subscriber = streams.open(sink, false);
        streams.subscribe(subscriber, List.of("a@trade", "b@trade"));
        streams.unsubscribe(subscriber, List.of("a@trade"));
        assertThat(streams.hasListeners("a@trade")).isFalse();
        streams.publish("a@trade", "1");
        streams.publish("b@trade", "2");
        await().until(() -> !sink.texts.isEmpty());
        assertThat(sink.texts).containsExactly("2");
        streams.close(subscriber);
        assertThat(streams.hasListeners("b@trade")).isFalse();
        assertThat(meters.get("perpex.market.connections").gauge().value()).isZero();
    }

    @Test
    void refusesMoreStreamsThanAConnectionMayHave() {
        Subscriber subscriber = streams.open(new Recorder(new CountDownLatch(0)), false);
        List<String> tooMany = IntStream.rangeClosed(0, Streams.STREAMS_MAX)
                .mapToObj(i -> "s" + i)
                .toList();
        assertThat(streams.subscribe(subscriber, tooMany)).isFalse();
        assertThat(streams.hasListeners("s0")).isFalse();
        assertThat(streams.subscribe(subscriber, tooMany.subList(0, Streams.STREAMS_MAX)))
                .isTrue();
    }

    /** A connection that takes nothing before its gate is open. */
    private static final class Recorder implements Sink {

        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final AtomicInteger closedWith = new AtomicInteger();
        private final CountDownLatch gate;

        Recorder(CountDownLatch gate) {
            this.gate = gate;
        }

        @Override
        public void send(String text) throws java.io.IOException {
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                throw new java.io.InterruptedIOException();
            }
            texts.add(text);
        }

        @Override
        public void ping() {}

        @Override
        public void close(int code, String reason) {
            closedWith.set(code);
        }
    }
}
