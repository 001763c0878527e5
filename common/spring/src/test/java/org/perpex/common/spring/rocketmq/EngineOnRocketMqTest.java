package org.perpex.common.spring.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.contract.Topic;
import org.perpex.common.spring.engine.Asked;
import org.perpex.common.spring.engine.Downstream;
import org.perpex.common.spring.engine.EngineRole;
import org.perpex.common.spring.engine.EngineStatus;
import org.perpex.common.spring.engine.Input;
import org.perpex.common.spring.engine.Upstream;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;

/** Scenarios of the fake broker, repeated on the real one, which one of them kills. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineOnRocketMqTest {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final int QUEUES = 8;

    private final AtomicInteger nextQueue = new AtomicInteger();
    private EmbeddedRocketMq broker;
    private PackSender sender;
    private RocketMqQueues queues;
    private int queue;
    private Upstream upstream;
    private Reader risk;
    private Reader trade;

    @TempDir
    Path data;

    /** Follows a queue from its beginning, as a consumer does. */
    private record Reader(QueuePuller puller, Downstream downstream) {

        int answers() {
            for (List<Input> batch = puller.poll(); !batch.isEmpty(); batch = puller.poll()) {
                batch.forEach(downstream::read);
            }
            return downstream.answers().size();
        }
    }

    @BeforeAll
    void startBroker() {
        broker = EmbeddedRocketMq.started();
        for (Topic topic : List.of(Topic.RISK, Topic.ORDER, Topic.TRADE)) {
            broker.createTopic(topic.brokerName, QUEUES);
        }
        sender = PackSender.start(broker.nameServer());
        queues = RocketMqQueues.start(broker.nameServer());
    }

    @AfterAll
    void stopBroker() {
        sender.close();
        queues.close();
        broker.close();
    }

    @BeforeEach
    void takeQueuesOfItsOwn() {
        queue = nextQueue.getAndIncrement();
        upstream = new Upstream(sender, new Destination(Topic.ORDER, queue));
        risk = new Reader(queues.open(new Destination(Topic.RISK, queue), 0), new Downstream());
        trade = new Reader(queues.open(new Destination(Topic.TRADE, queue), 0), new Downstream());
    }

    @AfterEach
    void closeReaders() {
        risk.puller().close();
        trade.puller().close();
    }

    @Test
    void answersEachCommandOnceInBothQueuesAndReplayEqualsLive() {
        try (LiveEngine engine = engine("a")) {
            awaitLeads(engine);
            command(500);
            awaitAnswers();

            EngineStatus.StateHash live = engine.host().stateHash().join();
            assertThat(engine.replay(live.offset())).isEqualTo(live);
            assertThat(engine.tallies()).isEqualTo(upstream.tallies());
        }
    }

    @Test
    void startsFromItsSnapshotAndTheTailAfterADeath() {
        try (LiveEngine engine = engine("a")) {
            awaitLeads(engine);
            command(100);
            awaitAnswers();
            await().atMost(LONG).until(() -> engine.host().status().records().snapshots() > 1);
            command(100);
        }
        command(100);
        try (LiveEngine engine = engine("a")) {
            awaitAnswers();

            assertThat(engine.host().status().records().loadedOffset()).isPositive();
            EngineStatus.StateHash live = engine.host().stateHash().join();
            assertThat(engine.replay(live.offset())).isEqualTo(live);
        }
    }

    @Test
    void aStandbyTakesOverWithoutLossOrRepetition() {
        try (LiveEngine standby = startedBeside(engine("a"))) {
            command(200);
            awaitAnswers();

            assertThat(standby.leads()).isTrue();
            assertThat(standby.host().status().epoch()).isGreaterThan(1);
            assertThat(standby.tallies()).isEqualTo(upstream.tallies());
        }
    }

    @Test
    void aHoleIsFilledBySendingAgain() {
        try (LiveEngine engine = engine("a")) {
            awaitLeads(engine);
            command(20);
            upstream.say(1, 1);
            upstream.skip();
            command(20);
            await().atMost(LONG).until(() -> engine.shows("perpex.engine.hole") > 0);
            await().atMost(LONG).until(() -> risk.answers() == 20);

            upstream.sendAgainAfter(new StreamMark(20, 0));
            upstream.send(100);
            awaitAnswers();

            assertThat(engine.shows("perpex.engine.hole")).isZero();
        }
    }

    @Test
    void anEngineAsksForWhatItLacks() {
        try (LiveEngine engine = engine("a");
                QueuePuller sources = queues.open(new Destination(Topic.RISK, queue), 0)) {
            awaitLeads(engine);
            command(20);
            upstream.say(1, 1);
            upstream.skip();
            command(20);
            List<StreamSignal.SendAgain> asked = new ArrayList<>();
            await().atMost(LONG).until(() -> asked.addAll(Asked.in(sources.poll())) || !asked.isEmpty());

            StreamSignal.SendAgain request = asked.getFirst();
            assertThat(request.destination()).isEqualTo(new Destination(Topic.ORDER, queue));
            assertThat(request.after()).isEqualTo(upstream.markAt(20));
            upstream.sendAgainAfter(request.after());
            upstream.send(100);
            awaitAnswers();
        }
    }

    @Test
    void survivesTheDeathOfTheBrokerInTheMiddle() {
        try (LiveEngine engine = engine("a")) {
            awaitLeads(engine);
            command(300);
            broker.kill();
            command(300);
            broker.start();
            await().atMost(LONG).pollInterval(Duration.ofMillis(500)).until(() -> {
                upstream.sendAgainAfter(engine.applied());
                upstream.send(200);
                return engine.tallies().equals(upstream.tallies());
            });
            awaitAnswers();

            assertThat(engine.host().status().role()).isEqualTo(EngineRole.LEADER);
            EngineStatus.StateHash live = engine.host().stateHash().join();
            assertThat(engine.replay(live.offset())).isEqualTo(live);
        }
    }

    private LiveEngine engine(String replica) {
        return new LiveEngine(broker.nameServer(), queue, data.resolve(replica));
    }

    /** Starts a second replica, lets the first lead for a while, then ends it. */
    private LiveEngine startedBeside(LiveEngine leader) {
        LiveEngine standby;
        try (leader) {
            awaitLeads(leader);
            standby = engine("b");
            await().atMost(LONG).until(standby::standsBy);
            command(200);
            awaitAnswers();
            assertThat(standby.standsBy()).isTrue();
            command(200);
        }
        return standby;
    }

    private void command(int count) {
        for (int i = 0; i < count; i++) {
            upstream.say(1 + i % 7, 1 + i % 3);
            if (i % 10 == 9) {
                upstream.send(10);
            }
        }
    }

    private static void awaitLeads(LiveEngine engine) {
        await().atMost(LONG).until(engine::leads);
    }

    private void awaitAnswers() {
        int wanted = upstream.requests().size();
        await().atMost(LONG).until(() -> risk.answers() >= wanted && trade.answers() >= wanted);
        assertThat(risk.downstream().answers()).isEqualTo(upstream.requests());
        assertThat(trade.downstream().answers()).isEqualTo(upstream.requests());
    }
}
