package org.perpex.common.spring.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Topic;
import org.perpex.common.spring.engine.PackOutlet;
import org.perpex.common.spring.engine.Upstream;
import org.perpex.common.spring.stream.StreamFollower;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.common.spring.stream.StreamQueues;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A follower in no hurry takes many messages at once, and each of them. */
class GatheringFollowerTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration GATHER = Duration.ofMillis(300);
    private static final int MESSAGES = 150;

    private final List<List<StreamMessage>> batches = new CopyOnWriteArrayList<>();

    private final StreamHandler keeper = new StreamHandler() {

        @Override
        public Start start() {
            return new Start.After(new StreamPosition(0, Map.of()));
        }

        @Override
        public void apply(List<StreamMessage> batch, StreamPosition after) {
            batches.add(batch);
        }
    };

    @BeforeAll
    static void createTopic() {
        EmbeddedRocketMq.shared().createTopic(Topic.NOTIFY.brokerName, 3);
    }

    @Test
    void letsMessagesGatherBetweenTwoPulls() throws ClassNotFoundException {
        runner().run(context -> {
            Destination queue = new Destination(Topic.NOTIFY, 1);
            StreamFollower follower =
                    new StreamFollower("g", queue, context.getBean(StreamQueues.class), keeper).gathering(GATHER);
            Upstream upstream = new Upstream(stubborn(context.getBean(PackSender.class)), queue);
            follower.start();
            long sinceNanos = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                upstream.say(1, 1);
                upstream.send(1);
            }
            await().atMost(LONG).until(() -> numbers().count() == MESSAGES);
            long pullsMax = Duration.ofNanos(System.nanoTime() - sinceNanos).dividedBy(GATHER) + 1;

            assertThat(numbers())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, MESSAGES).boxed().toList());
            assertThat(batches).hasSizeLessThanOrEqualTo((int) pullsMax).hasSizeLessThan(MESSAGES / 2);
            follower.stop();
        });
    }

    /** Sends each pack until the broker has it: what is sent at once, a broker hands over at once anyway. */
    private static PackOutlet stubborn(PackSender sender) {
        return (destination, pack, outcome) -> {
            CompletableFuture<Boolean> stored;
            do {
                stored = new CompletableFuture<>();
                sender.send(destination, pack, stored::complete);
            } while (!stored.join());
            outcome.told(true);
        };
    }

    private Stream<Long> numbers() {
        return batches.stream().flatMap(List::stream).map(StreamMessage::number);
    }

    private static ApplicationContextRunner runner() throws ClassNotFoundException {
        return new ApplicationContextRunner()
                .withPropertyValues(
                        "PERPEX_ROCKETMQ=" + EmbeddedRocketMq.shared().nameServer())
                .withConfiguration(AutoConfigurations.of(
                        RocketMqAutoConfiguration.class,
                        Class.forName("org.perpex.common.spring.stream.StreamAutoConfiguration")));
    }
}
