package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.Destination;
import org.perpex.common.core.RequestId;

/** The way on after an input that an engine cannot apply. */
class SkipTest {

    private static final String OPERATORS = "operator.1=ann\noperator.2=bob\n";

    @TempDir(factory = QuickFolder.class)
    Path folder;

    private Calm calm;

    @BeforeEach
    void setUp() {
        calm = new Calm(folder, Storm.SETTINGS);
    }

    @Test
    void theFailedMessageIsPassedOverAndNothingElse() throws IOException {
        Life life = failedAtPoison();
        decide(life, text(fault(life)) + OPERATORS);

        life.start();
        calm.command(5);
        calm.until(() -> life.engine().tallies().equals(talliesWithoutPoison()), life);
        calm.turns(2_000, life);

        assertThat(calm.risk().answers()).isEqualTo(requestsWithoutPoison());
        assertThat(calm.trade().answers()).isEqualTo(requestsWithoutPoison());
        assertThat(life.status().holeMillis()).isZero();
        assertThat(life.count("perpex.engine.skipped", "engine", "tally")).isEqualTo(1);
        EngineStatus.StateHash live = life.replica().stateHash();
        assertThat(EngineReplay.run(TallyEngine.definition(), life.data(), live.offset()))
                .isEqualTo(live);
    }

    @Test
    void everyReplicaFailsItselfBeforeItFollowsTheSameRecord() throws IOException {
        Life one = failedAtPoison();
        String record = text(fault(one)) + OPERATORS;
        decide(one, record);
        one.start();
        calm.until(() -> one.engine().tallies().equals(talliesWithoutPoison()), one);
        Life other = calm.life("b");
        decide(other, record);

        other.start();
        assertThatThrownBy(() -> calm.turns(2_000, other)).isInstanceOf(EngineStopped.class);
        other.kill();
        other.start();
        calm.until(() -> other.status().offset() >= one.status().offset(), other);

        assertThat(other.engine().tallies()).isEqualTo(talliesWithoutPoison());
        assertThat(other.replica().stateHash().hash())
                .isEqualTo(EngineReplay.run(
                                TallyEngine.definition(),
                                other.data(),
                                other.status().offset())
                        .hash());
    }

    @Test
    void aRecordAboutAMessageThatDidNotFailHasNoEffect() throws IOException {
        Life life = calm.started("a");
        calm.command(5);
        calm.until(calm::isAllAnswered, life);
        Input good = calm.queue(Destination.ORDER).stream()
                .filter(input -> input.body().length > 100)
                .findFirst()
                .orElseThrow();
        life.kill();
        for (Path snapshot : life.snapshots()) {
            Files.delete(snapshot);
        }
        Fault none = Fault.of(Destination.ORDER, good, 1);
        Path draft = folder.resolve("draft");
        FaultFile.write(draft, none, "nothing");
        decide(life, text(draft) + OPERATORS);

        life.start();

        assertThat(life.engine().tallies()).isEqualTo(calm.upstream.tallies());
        assertThat(life.count("perpex.engine.skipped", "engine", "tally")).isZero();
    }

    @Test
    void whatIsNoPackIsPassedOverAsAWhole() throws IOException {
        Life life = calm.started("a");
        calm.command(5);
        calm.until(calm::isAllAnswered, life);
        List<Input> queue = calm.queue(Destination.ORDER);
        queue.add(new Input(queue.size(), 1, new byte[] {1, 2, 3}));
        assertThatThrownBy(() -> calm.turns(100, life)).isInstanceOf(EngineStopped.class);
        life.kill();
        assertThat(fault(life).toString()).endsWith("-0.fault");
        decide(life, text(fault(life)) + OPERATORS);

        life.start();
        calm.command(5);

        calm.until(calm::isAllAnswered, life);
    }

    @ParameterizedTest
    @CsvSource({
        "'operator.2=bob', 'operator.2= ANN', two operators",
        "'operator.2=bob', '', operator.2 is missing",
        "'hash=.*', 'hash=00000000000000ff', another input",
        "'hash=.*', 'hash=x', no skip record",
        "'order-topic/0', 'order-topic/1', this replica reads",
        "'order-topic/0', 'orders/0', no queue",
    })
    void aRecordThatIsNotValidLetsNothingStart(String from, String to, String why) throws IOException {
        Life life = failedAtPoison();
        String record = text(fault(life)) + OPERATORS;
        decide(life, record.replaceFirst(from, to));

        assertThatThrownBy(life::start).hasMessageContaining(why).hasMessageContaining("decided.skip");
    }

    @Test
    void aRecordAboutAnotherInputDoesNotHelp() throws IOException {
        Life life = failedAtPoison();
        decide(life, (text(fault(life)) + OPERATORS).replace("offset=", "offset=1"));

        assertThatThrownBy(life::start).isInstanceOf(EngineStopped.class);
    }

    @Test
    void twoRecordsAboutTheSameMessageLetNothingStart() throws IOException {
        Life life = failedAtPoison();
        decide(life, text(fault(life)) + OPERATORS);
        Path skips = life.own().resolve("skips");
        Files.copy(skips.resolve("decided.skip"), skips.resolve("twice.skip"));

        assertThatThrownBy(life::start).hasMessageContaining("another record decides the same");
    }

    /** A replica that stopped at the middle one of three messages in a pack. */
    private Life failedAtPoison() {
        Life life = calm.started("a");
        life.step();
        calm.command(5);
        calm.upstream.say(1, 1);
        calm.upstream.say(TallyEngine.POISON, 1);
        calm.upstream.say(2, 1);
        calm.upstream.send(3);
        calm.command(5);
        assertThatThrownBy(() -> calm.turns(2_000, life)).isInstanceOf(EngineStopped.class);
        life.kill();
        return life;
    }

    private Map<Long, Long> talliesWithoutPoison() {
        Map<Long, Long> tallies = new TreeMap<>(calm.upstream.tallies());
        tallies.remove(TallyEngine.POISON);
        return tallies;
    }

    private List<RequestId> requestsWithoutPoison() {
        List<RequestId> requests = new ArrayList<>(calm.upstream.requests());
        requests.remove(6);
        return requests;
    }

    private static Path fault(Life life) throws IOException {
        try (Stream<Path> files = Files.list(life.own().resolve("faults"))) {
            return files.toList().getFirst();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }

    private static void decide(Life life, String record) throws IOException {
        Path skips = Files.createDirectories(life.own().resolve("skips"));
        Files.writeString(skips.resolve("decided.skip"), record);
    }
}
