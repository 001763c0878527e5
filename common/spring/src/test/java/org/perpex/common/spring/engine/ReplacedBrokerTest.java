package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;

/** An empty broker in the place of one that is lost with all that it held. */
class ReplacedBrokerTest {

    @TempDir(factory = QuickFolder.class)
    Path folder;

    private Calm calm;

    @BeforeEach
    void setUp() {
        calm = new Calm(folder, EngineSettings.defaults());
    }

    @Test
    void everyCommandHasItsEffectOnceAlthoughConsumersHadNotReadAll() {
        Life life = calm.started("a");
        for (int i = 0; i < 20; i++) {
            calm.command(5);
            calm.turns(20, life);
        }
        calm.until(calm::isAllAnswered, life);
        Downstream risk = Downstream.of(half(Destination.RISK));
        Downstream trade = Downstream.of(half(Destination.TRADE));
        calm.command(10);
        life.kill();
        calm.broker.replace();
        QueueEpochs.begin(life.own());
        life.start();

        for (int i = 0; i < 100 && !(isWhole(risk) && isWhole(trade)); i++) {
            calm.upstream.sendAgainAfter(life.replica().state().mark(Source.RISK));
            calm.upstream.send(100);
            calm.turns(300, life);
            follow(Destination.RISK, risk);
            follow(Destination.TRADE, trade);
        }

        assertThat(risk.answers()).isEqualTo(calm.upstream.requests());
        assertThat(trade.answers()).isEqualTo(calm.upstream.requests());
        assertThat(life.engine().tallies()).isEqualTo(calm.upstream.tallies());
        EngineStatus.StateHash live = life.replica().stateHash();
        assertThat(EngineReplay.run(TallyEngine.definition(), life.data(), live.offset()))
                .isEqualTo(live);
    }

    @Test
    void withoutANewEpochNothingStarts() {
        Life life = calm.started("a");
        calm.until(() -> life.status().offset() > 50, life);
        life.kill();
        calm.broker.replace();

        assertThatThrownBy(life::start).hasMessageContaining("does not hold");
    }

    @Test
    void goesOnInTheNewEpochAfterTheNextStopAndInOneMoreEpoch() throws IOException {
        Life life = calm.started("a");
        calm.until(() -> life.status().offset() > 50, life);
        life.kill();
        long first = life.recorded();
        calm.broker.replace();
        assertThat(QueueEpochs.begin(life.own())).isEqualTo("2 " + (first + 1));
        assertThat(QueueEpochs.begin(life.own())).as("once more").isEqualTo("2 " + (first + 1));
        life.start();
        calm.until(() -> life.status().offset() > first + 50, life);
        life.kill();
        life.start();
        calm.until(() -> life.status().offset() > first + 100, life);
        life.kill();
        long second = life.recorded();
        calm.broker.replace();
        assertThat(QueueEpochs.begin(life.own())).isEqualTo("3 " + (second + 1));
        life.start();
        calm.until(() -> life.status().offset() > second + 50, life);

        assertThat(Files.readAllLines(life.own().resolve("epochs"))).hasSize(2);
        EngineStatus.StateHash live = life.replica().stateHash();
        assertThat(EngineReplay.run(TallyEngine.definition(), life.data(), live.offset()))
                .isEqualTo(live);
    }

    @Test
    void aReplicaThatHadReadLessDoesNotStart() throws IOException {
        Life ahead = calm.started("a");
        Life behind = calm.started("b");
        calm.until(() -> behind.status().offset() > 50, ahead, behind);
        behind.kill();
        calm.until(() -> ahead.status().offset() > behind.recorded() + 20, ahead);
        ahead.kill();
        calm.broker.replace();
        QueueEpochs.begin(ahead.own());
        Files.copy(ahead.own().resolve("epochs"), behind.own().resolve("epochs"));

        assertThatThrownBy(behind::start).hasMessageContaining("the first that is not on record");
    }

    @Test
    void epochsThatDoNotRiseAreRefused() throws IOException {
        for (String lines : List.of("3 10", "2 10\n2 20", "2 10\n3 9", "2 10\n3 10", "2", "2 x", "2 10\n\n3 20")) {
            Files.writeString(folder.resolve("epochs"), lines);
            assertThatThrownBy(() -> QueueEpochs.load(folder)).as(lines).hasMessageContaining("epochs: after epoch");
        }
    }

    @Test
    void anEmptyArchiveBeginsNoEpoch() {
        assertThatThrownBy(() -> QueueEpochs.begin(folder.resolve("new"))).hasMessageContaining("is empty");
    }

    private List<Input> half(Destination queue) {
        List<Input> all = calm.queue(queue);
        return List.copyOf(all.subList(0, all.size() / 2));
    }

    /** Reads the whole queue, skipping what it has, and asks for what it lacks. */
    private void follow(Destination queue, Downstream consumer) {
        calm.queue(queue).forEach(consumer::read);
        if (consumer.hasHole()) {
            calm.broker.arrive(Destination.ORDER, SendAgainRequests.pack(queue, consumer.mark()));
        }
    }

    private boolean isWhole(Downstream consumer) {
        return consumer.answers().size() == calm.upstream.requests().size();
    }
}
