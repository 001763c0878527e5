package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.contract.Topic;
import org.springframework.util.unit.DataSize;

/** A message that the broker acknowledged and lost: who lacks it asks for it, and its source sends it again. */
class ResendTest {

    private static final String RESENDS = "perpex.engine.resends";

    @TempDir(factory = QuickFolder.class)
    Path folder;

    private Calm calm;

    @BeforeEach
    void setUp() {
        calm = new Calm(folder, EngineSettings.defaults());
    }

    @Test
    void anEngineAsksItsSourceAfterASecondAndLessAndLessOften() {
        Life life = calm.started("a");
        calm.command(20);
        calm.upstream.say(1, 1);
        calm.upstream.skip();
        calm.command(20);
        calm.until(() -> life.status().holeMillis() > 900, life);
        assertThat(requests(Destination.RISK)).isEmpty();

        calm.until(() -> life.status().holeMillis() > 8_000, life);

        StreamMark applied = calm.upstream.markAt(20);
        assertThat(requests(Destination.RISK))
                .hasSize(3)
                .containsOnly(new StreamSignal.SendAgain(Destination.ORDER, applied));
        calm.upstream.sendAgainAfter(requests(Destination.RISK).getLast().after());
        calm.upstream.send(100);
        calm.until(calm::isAllAnswered, life);
        assertThat(life.status().holeMillis()).isZero();
        calm.turns(3_000, life);
        assertThat(requests(Destination.RISK)).hasSize(3);
    }

    @Test
    void aStandbyDoesNotAsk() {
        Life leader = calm.started("a");
        calm.until(() -> leader.status().offset() > 20, leader);
        Life standby = calm.started("b");
        calm.upstream.say(1, 1);
        calm.upstream.skip();
        calm.command(20);

        calm.until(() -> standby.status().holeMillis() > 2_500, leader, standby);

        assertThat(standby.status().role()).isEqualTo(EngineRole.STANDBY);
        assertThat(requests(Destination.RISK)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsLostArrivesInTheEndBecauseConsumersAsk(long seed) {
        loseAndAsk(new Random(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void soItDoesIfNothingStaysInMemory(long seed) {
        calm = new Calm(folder, keeping(DataSize.ofBytes(0)));
        loseAndAsk(new Random(seed));
    }

    private void loseAndAsk(Random random) {
        Life leader = calm.started("a");
        Life standby = calm.started("b");
        calm.broker.loses = (queue, _) -> !queue.equals(Destination.ORDER) && random.nextInt(4) == 0;
        for (int i = 0; i < 30; i++) {
            calm.command(7);
            calm.turns(40, leader, standby);
        }
        assertThat(calm.isAllAnswered()).isFalse();
        calm.broker.loses = (queue, _) -> !queue.equals(Destination.ORDER) && random.nextInt(40) == 0;

        for (int i = 0; i < 200 && !calm.isAllAnswered(); i++) {
            askFor(Destination.RISK, calm.risk());
            askFor(Destination.TRADE, calm.trade());
            calm.turns(500, leader, standby);
        }

        assertThat(calm.isAllAnswered()).isTrue();
        for (Life life : List.of(leader, standby)) {
            EngineStatus.StateHash live = life.replica().stateHash();
            assertThat(EngineReplay.run(TallyEngine.definition(), life.data(), live.offset()))
                    .isEqualTo(live);
        }
    }

    @Test
    void manyWhoAskAtOnceGetOneAnswer() {
        Life life = calm.started("a");
        calm.command(40);
        calm.until(calm::isAllAnswered, life);
        StreamMark mark = StreamMark.START;

        for (int i = 0; i < 10; i++) {
            calm.broker.arrive(Destination.ORDER, SendAgainRequests.pack(Destination.TRADE, mark));
        }
        calm.turns(200, life);

        assertThat(life.count(RESENDS, "outcome", "sent")).isEqualTo(1);
        assertThat(life.count(RESENDS, "outcome", "under_way")).isEqualTo(9);
    }

    @Test
    void aRequestThatCannotBeFollowedIsCountedAndStopsNothing() {
        Life life = calm.started("a");
        calm.command(40);
        calm.until(calm::isAllAnswered, life);
        StreamMark end = life.replica().state().stream(Destination.TRADE).end();

        arrive(Destination.TRADE, new StreamMark(end.number(), end.hash() + 1));
        arrive(Destination.TRADE, new StreamMark(end.number() + 1_000, 7));
        arrive(new Destination(Topic.NOTIFY, 3), StreamMark.START);
        calm.turns(50, life);

        assertThat(life.count(RESENDS, "outcome", "diverged")).isEqualTo(1);
        assertThat(life.count(RESENDS, "outcome", "not_said")).isEqualTo(1);
        assertThat(life.count(RESENDS, "outcome", "no_stream")).isEqualTo(1);
        calm.command(10);
        calm.until(calm::isAllAnswered, life);
    }

    @Test
    void whatIsNoLongerInMemoryIsSaidAgainFromTheArchive() {
        Life life = forgetful();
        calm.queue(Destination.TRADE).removeFirst();
        assertThat(calm.isAllAnswered()).isFalse();

        arrive(Destination.TRADE, calm.trade().mark());

        calm.until(calm::isAllAnswered, life);
        assertThat(life.count(RESENDS, "outcome", "recalled")).isEqualTo(1);
        calm.command(10);
        calm.until(calm::isAllAnswered, life);
    }

    @Test
    void manyWhoLackWhatIsNotInMemoryStartOneReplay() {
        Life life = forgetful();
        calm.queue(Destination.TRADE).clear();

        for (int i = 0; i < 10; i++) {
            arrive(Destination.TRADE, StreamMark.START);
        }

        calm.until(calm::isAllAnswered, life);
        assertThat(life.count(RESENDS, "outcome", "recalled")).isEqualTo(1);
        assertThat(life.count(RESENDS, "outcome", "under_way")).isEqualTo(9);
    }

    @Test
    void aReplayBeginsAtTheNewestSnapshotThatIsOldEnough() throws IOException {
        Life life = forgetful();
        long offset = life.status().offset();
        long counted = life.status().records().snapshots();
        calm.until(() -> life.status().records().snapshots() > counted + 1, life);
        life.runFileJobs();
        StreamMark early = calm.trade().mark();
        calm.command(40);
        calm.until(calm::isAllAnswered, life);
        calm.until(() -> life.replica().state().stream(Destination.TRADE).coveredNumber() > early.number() + 30, life);
        assertThat(life.dropRecordBefore(offset)).isPositive();
        calm.queue(Destination.TRADE).removeIf(pack -> lastNumber(pack) > early.number());

        arrive(Destination.TRADE, calm.trade().mark());

        calm.until(calm::isAllAnswered, life);
    }

    @Test
    void whatTheArchiveCannotBringBackIsCountedAndStopsNothing() throws IOException {
        Life life = forgetful();
        arrive(Destination.TRADE, new StreamMark(7, 4711));
        calm.until(() -> life.count(RESENDS, "outcome", "diverged") == 1, life);
        assertThat(life.dropRecordBefore(life.status().offset())).isPositive();

        arrive(Destination.TRADE, StreamMark.START);

        calm.until(() -> life.count(RESENDS, "outcome", "not_kept") == 1, life);
        calm.command(10);
        calm.until(calm::isAllAnswered, life);
    }

    /** A leader that has answered commands, all on record in several segments, and keeps nothing in memory. */
    private Life forgetful() {
        calm = new Calm(folder, keeping(DataSize.ofBytes(0)));
        Life life = calm.started("a");
        for (int i = 0; i < 10; i++) {
            calm.command(40);
            calm.until(calm::isAllAnswered, life);
        }
        calm.until(() -> life.replica().state().stream(Destination.TRADE).coveredNumber() > 400, life);
        return life;
    }

    private static long lastNumber(Input pack) {
        PackReader reader = new PackReader().wrap(pack.body());
        long last = 0;
        while (reader.next()) {
            last = reader.number();
        }
        return last;
    }

    private void askFor(Destination queue, Downstream consumer) {
        if (consumer.hasHole()) {
            arrive(queue, consumer.mark());
        }
    }

    private void arrive(Destination queue, StreamMark mark) {
        calm.broker.arrive(Destination.ORDER, SendAgainRequests.pack(queue, mark));
    }

    private List<StreamSignal.SendAgain> requests(Destination queue) {
        return Asked.in(calm.queue(queue));
    }

    private static EngineSettings keeping(DataSize kept) {
        EngineSettings some = EngineSettings.defaults();
        return new EngineSettings(
                some.tick(),
                some.progress(),
                some.lease(),
                Duration.ofSeconds(2),
                some.snapshotsKept(),
                DataSize.ofKilobytes(4),
                some.unsent(),
                kept,
                some.holeAlarm());
    }
}
