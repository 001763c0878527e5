package org.perpex.common.spring.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.Topic;
import org.perpex.common.core.RequestId;
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
import org.springframework.context.ApplicationContext;

/** A follower whose broker acknowledged a pack and lost it. */
class FollowerOnRocketMqTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final int QUEUE = 1;
    private static final Destination TRADE = new Destination(Topic.TRADE, QUEUE);
    private static final Destination OTHER = new Destination(Topic.TRADE, 2);
    private static final int COMMANDS = 60;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Answers answers = new Answers();
    private final AtomicInteger lost = new AtomicInteger();

    @TempDir
    Path data;

    /** Keeps what it is told. */
    private static final class Answers implements StreamHandler {

        private long keptOffset;
        private final List<RequestId> requests = new CopyOnWriteArrayList<>();

        @Override
        public Start start() {
            return new Start.After(new StreamPosition(keptOffset, Map.of()));
        }

        @Override
        public void apply(List<StreamMessage> batch, StreamPosition after) {
            List<RequestId> fresh = new ArrayList<>();
            batch.forEach(message -> {
                if (message.message() instanceof BookFact.AllCanceled answer) {
                    fresh.add(answer.request());
                }
            });
            requests.addAll(fresh);
        }
    }

    @BeforeAll
    static void createTopics() {
        for (Topic topic : List.of(Topic.RISK, Topic.ORDER, Topic.TRADE)) {
            EmbeddedRocketMq.shared().createTopic(topic.brokerName, 3);
        }
    }

    @Test
    void getsWhatItLacksBecauseItAsks() throws ClassNotFoundException {
        String nameServer = EmbeddedRocketMq.shared().nameServer();
        runner(nameServer).run(context -> {
            StreamFollower follower =
                    new StreamFollower("f", TRADE, context.getBean(StreamQueues.class), answers).meteredBy(meters);
            follower.start();
            try (LiveEngine engine = new LiveEngine(nameServer, QUEUE, data, this::losingOnePack)) {
                await().atMost(LONG).until(engine::leads);
                Upstream upstream =
                        new Upstream(context.getBean(PackSender.class), new Destination(Topic.ORDER, QUEUE));
                for (int i = 0; i < COMMANDS; i++) {
                    upstream.say(1 + i % 7, 1);
                    upstream.send(1);
                }
                await().atMost(LONG).until(() -> hole() > 0);
                assertThat(meters.get("perpex.stream.holes").gauge().value()).isPositive();
                await().atMost(LONG).until(() -> answers.requests.size() == COMMANDS && hole() == 0);

                assertThat(answers.requests).isEqualTo(upstream.requests());
                assertThat(lost).hasValue(1);
            }
            follower.stop();
        });
    }

    @Test
    void anOffsetThatTheQueueDoesNotHoldStopsItUnlessTheQueuesWereReplaced() throws ClassNotFoundException {
        String nameServer = EmbeddedRocketMq.shared().nameServer();
        answers.keptOffset = 1_000_000;
        runner(nameServer).run(context -> {
            StreamFollower follower = follower(context);
            follower.start();
            await().atMost(LONG).until(follower::hasDiverged);
            follower.stop();
        });
        runner(nameServer).withPropertyValues("perpex.stream.from-start=true").run(context -> {
            StreamFollower follower = follower(context);
            follower.start();
            try (LiveEngine engine = new LiveEngine(nameServer, OTHER.queue(), data)) {
                await().atMost(LONG).until(engine::leads);
                Upstream upstream =
                        new Upstream(context.getBean(PackSender.class), new Destination(Topic.ORDER, OTHER.queue()));
                upstream.say(1, 1);
                upstream.send(1);
                await().atMost(LONG).until(() -> answers.requests.equals(upstream.requests()));
            }
            follower.stop();
        });
    }

    private StreamFollower follower(ApplicationContext context) {
        return new StreamFollower("f", OTHER, context.getBean(StreamQueues.class), answers);
    }

    private double hole() {
        return meters.get("perpex.stream.hole").gauge().value();
    }

    /** Acknowledges the first pack with an answer that goes to the follower, and drops it. */
    private PackOutlet losingOnePack(PackOutlet broker) {
        return (destination, pack, outcome) -> {
            if (destination.equals(TRADE) && hasAnswer(pack) && lost.compareAndSet(0, 1)) {
                outcome.told(true);
            } else {
                broker.send(destination, pack, outcome);
            }
        };
    }

    private static boolean hasAnswer(byte[] pack) {
        PackReader reader = new PackReader().wrap(pack);
        while (reader.next()) {
            if (reader.message() instanceof BookFact.AllCanceled) {
                return true;
            }
        }
        return false;
    }

    private static ApplicationContextRunner runner(String nameServer) throws ClassNotFoundException {
        return new ApplicationContextRunner()
                .withPropertyValues("PERPEX_ROCKETMQ=" + nameServer)
                .withConfiguration(AutoConfigurations.of(
                        RocketMqAutoConfiguration.class,
                        Class.forName("org.perpex.common.spring.stream.StreamAutoConfiguration")));
    }
}
