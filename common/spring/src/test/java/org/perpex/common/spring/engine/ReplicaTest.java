package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.common.contract.Destination;

class ReplicaTest {

    @TempDir(factory = QuickFolder.class)
    Path folder;

    private Calm calm;

    @BeforeEach
    void setUp() {
        calm = new Calm(folder, Storm.SETTINGS);
    }

    @Test
    void leadsAtOnceOnAnEmptyQueue() {
        Life life = calm.started("a");

        life.step();

        assertThat(life.status().role()).isEqualTo(EngineRole.LEADER);
        assertThat(life.status().epoch()).isEqualTo(1);
    }

    @Test
    void aSecondReplicaStandsByAndSendsNothing() {
        Life leader = calm.started("a");
        calm.until(() -> leader.status().offset() > 20, leader);
        Life standby = calm.started("b");
        calm.command(50);
        calm.until(calm::isAllAnswered, leader, standby);
        calm.turns(200, leader, standby);

        assertThat(standby.status().role()).isEqualTo(EngineRole.STANDBY);
        assertThat(calm.risk().seen() + calm.trade().seen()).isZero();
        assertThat(standby.replica().stateHash().hash())
                .isEqualTo(EngineReplay.run(
                                TallyEngine.definition(),
                                leader.data(),
                                standby.status().offset())
                        .hash());
    }

    @Test
    void aStandbyTakesOverAfterASecondOfEngineTimeAndNotBefore() {
        calm = new Calm(folder, EngineSettings.defaults());
        Life leader = calm.started("a");
        Life standby = calm.life("b");
        calm.until(() -> leader.status().offset() > 20, leader);
        standby.start();
        calm.until(() -> standby.status().offset() >= leader.status().offset(), leader, standby);
        calm.command(50);
        calm.until(() -> calm.risk().answers().size() > 3, leader, standby);
        leader.kill();
        calm.command(20);
        assertThat(standby.status().role()).isEqualTo(EngineRole.STANDBY);
        calm.until(() -> standby.status().role() == EngineRole.LEADER, standby);
        long renewedMillis = standby.replica().state().lease().renewedMillis();
        assertThat(standby.status().timeMillis() - renewedMillis).isBetween(1_000L, 1_200L);
        assertThat(standby.status().epoch()).isEqualTo(2);

        calm.until(calm::isAllAnswered, standby);
    }

    @Test
    void twoLeadersAreHarmlessAndOneStandsBack() {
        Life one = calm.started("a");
        Life other = calm.started("b");
        one.step();
        other.step();
        assertThat(one.status().role()).isEqualTo(EngineRole.LEADER);
        assertThat(other.status().role()).isEqualTo(EngineRole.LEADER);

        calm.command(50);
        calm.until(calm::isAllAnswered, one, other);
        calm.turns(300, one, other);

        assertThat(List.of(one.status().role(), other.status().role()))
                .containsExactlyInAnyOrder(EngineRole.LEADER, EngineRole.STANDBY);
        assertThat(calm.isAllAnswered()).isTrue();
    }

    @Test
    void aSnapshotThatNoProgressCoversIsNeverUsed() throws IOException {
        Life life = calm.started("a");
        calm.until(() -> life.status().records().snapshots() > 0, life);
        life.runFileJobs();
        long counting = life.snapshots().size();
        // From here on nothing that it sends arrives, so nothing after this is covered.
        calm.command(30);
        calm.until(() -> life.engine().tallies().size() == 3, life);
        long coveredOffset = life.status().records().snapshotOffset();
        silentTurnsUntilSnapshot(life, coveredOffset);
        life.step();
        life.runFileJobs();
        assertThat(life.snapshots()).hasSizeGreaterThan((int) counting);
        assertThat(life.snapshots().getLast().toString()).endsWith(".pending");
        long uncovered = life.status().records().snapshotOffset();
        life.kill();

        life.start();

        assertThat(life.status().records().loadedOffset()).isLessThan(uncovered);
        assertThat(life.snapshots()).allMatch(file -> file.toString().endsWith(".snapshot"));
        calm.until(calm::isAllAnswered, life);
    }

    @Test
    void takesNoSnapshotWhileTheDiskStillWritesTheOneBefore() {
        Life life = calm.started("a");
        calm.until(() -> life.status().records().snapshots() > 0, life);
        life.runFileJobs();
        long before = life.status().records().snapshotOffset();
        life.stopDisk();
        calm.command(30);
        long laterMillis = life.status().timeMillis() + 2_000;
        calm.until(() -> life.status().timeMillis() > laterMillis, life);

        life.runFileJob();

        EngineStatus.Records records = life.status().records();
        assertThat(records.snapshotOffset()).isGreaterThan(before);
        assertThat(records.snapshotHash())
                .isEqualTo(EngineReplay.run(TallyEngine.definition(), life.data(), records.snapshotOffset())
                        .hash());
    }

    /** Lets time pass by ticks that arrive while nothing that the engine sends does. */
    private void silentTurnsUntilSnapshot(Life life, long after) {
        while (life.status().records().snapshotOffset() == after) {
            calm.broker.pass(90);
            calm.broker.arrive(Destination.ORDER, Ticks.pack(1));
            life.step();
        }
    }

    @Test
    void stopsReadingWhenItsOutputCannotLeave() {
        Life life = calm.started("a");
        life.step();
        for (int i = 0; i < 120; i++) {
            calm.command(5);
        }
        for (int i = 0; i < 700; i++) {
            calm.broker.arriveAll(Destination.ORDER);
            life.step();
        }

        assertThat(life.replica().mayRead()).isFalse();
        assertThat(life.status().unsentBytes())
                .isLessThan(4 * Storm.SETTINGS.unsent().toBytes());
        assertThat(life.status().offset())
                .isLessThan(calm.queue(Destination.ORDER).size() - 1L);

        calm.until(calm::isAllAnswered, life);
        assertThat(life.replica().mayRead()).isTrue();
    }

    @Test
    void aStandbyWhoseMemoryIsFullLeadsBeforeItHasCaughtUp() {
        for (int i = 0; i < 60; i++) {
            calm.command(10);
            calm.broker.arriveAll(Destination.ORDER);
        }
        Life life = calm.started("a");
        while (life.status().role() != EngineRole.LEADER) {
            life.step();
        }

        assertThat(life.status().queueLag()).isPositive();
        calm.until(calm::isAllAnswered, life);
    }

    @Test
    void engineTimeNeverGoesBack() {
        Life life = calm.started("a");
        calm.broker.arrive(Destination.ORDER, Ticks.pack(1));
        life.step();
        long before = life.status().timeMillis();
        calm.broker.pass(-500);
        calm.broker.arrive(Destination.ORDER, Ticks.pack(1));
        life.step();

        assertThat(life.status().offset()).isEqualTo(1);
        assertThat(life.status().timeMillis()).isEqualTo(before);
    }

    @Test
    void tellsTheWayThatItCameBackBySnapshotArchiveAndQueue() throws IOException {
        Life life = calm.started("a");
        calm.command(30);
        calm.until(() -> life.status().records().snapshots() > 1, life);
        life.runFileJobs();
        calm.command(30);
        calm.until(calm::isAllAnswered, life);
        long archived = life.status().offset();
        life.kill();
        Path newest = life.snapshots().stream()
                .filter(file -> file.toString().endsWith(".snapshot"))
                .toList()
                .getLast();
        for (int i = 0; i < 25; i++) {
            calm.broker.arrive(Destination.ORDER, Ticks.pack(1));
        }

        life.start();
        assertThat(life.status().records().followed()).isZero();
        calm.until(() -> life.status().queueLag() == 0, life);
        calm.turns(200, life);

        EngineStatus.Records records = life.status().records();
        assertThat(newest.getFileName().toString()).isEqualTo("%020d.snapshot".formatted(records.loadedOffset()));
        assertThat(records.loadedOffset()).isPositive();
        assertThat(records.replayed()).isEqualTo(archived - records.loadedOffset());
        assertThat(records.followed()).isEqualTo(25);
        assertThat(life.status().offset()).isGreaterThan(archived + 25);
    }

    @Test
    void withoutAnythingOnDiskItsWayBackIsTheQueue() {
        for (int i = 0; i < 25; i++) {
            calm.broker.arrive(Destination.ORDER, Ticks.pack(1));
        }
        Life life = calm.started("a");
        calm.turns(200, life);

        assertThat(life.status().records().loadedOffset()).isEqualTo(-1);
        assertThat(life.status().records().replayed()).isZero();
        assertThat(life.status().records().followed()).isEqualTo(25);
    }

    @Test
    void sendsAgainWhatAConsumerLacks() {
        calm = new Calm(folder, EngineSettings.defaults());
        Life life = calm.started("a");
        calm.command(40);
        calm.until(calm::isAllAnswered, life);
        List<Input> trade = calm.queue(Destination.TRADE);
        trade.remove(trade.size() / 2);
        calm.command(20);
        calm.turns(300, life);
        Downstream consumer = calm.trade();
        assertThat(consumer.hasHole()).isTrue();

        assertThat(life.replica()
                        .sendAgainAfter(Destination.TRADE, consumer.mark().number()))
                .isTrue();

        calm.until(calm::isAllAnswered, life);
        assertThat(calm.trade().hasHole()).isFalse();
        assertThat(life.replica().sendAgainAfter(Destination.TRADE, 1_000_000)).isFalse();
    }
}
