package org.perpex.common.spring.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;

/** When a replica must not go on. */
class ReplicaStopsTest {

    @TempDir(factory = QuickFolder.class)
    Path folder;

    private Calm calm;

    @BeforeEach
    void setUp() {
        calm = new Calm(folder, Storm.SETTINGS);
    }

    @Test
    void stopsBeforeAnInputThatItCannotApplyAndStopsThereAgain() {
        Life life = calm.started("a");
        life.step();
        calm.command(5);
        calm.upstream.say(TallyEngine.POISON, 1);
        calm.upstream.send(1);
        calm.command(5);

        assertThatThrownBy(() -> calm.turns(2_000, life))
                .isInstanceOf(EngineStopped.class)
                .hasMessageContaining("no account is poison");
        life.kill();
        assertThatThrownBy(life::start).isInstanceOf(EngineStopped.class);
    }

    @Test
    void stopsWhenAProgressRecordHasAnotherHash() {
        Life life = calm.started("a");
        calm.command(5);
        calm.until(calm::isAllAnswered, life);
        PackWriter writer = new PackWriter();
        writer.begin(Source.ENGINE, 9, 0, 0);
        StreamSignal.StreamEnd end = new StreamSignal.StreamEnd(Destination.RISK, new StreamMark(3, 12345));
        writer.append(0, 0, new StreamSignal.Progress(9, 77, List.of(end)));
        calm.broker.arrive(Destination.ORDER, writer.toBytes());

        assertThatThrownBy(() -> calm.turns(100, life)).hasCauseInstanceOf(ReplicaDiverged.class);
    }

    @Test
    void stopsWhenTheQueueIsAnotherThanTheOneOnRecord() {
        Life life = calm.started("a");
        calm.command(5);
        calm.until(calm::isAllAnswered, life);
        life.kill();
        List<Input> queue = calm.queue(Destination.ORDER);
        while (queue.size() > 1) {
            queue.removeLast();
        }
        Life other = calm.started("b");
        calm.until(() -> other.status().offset() > 500, other);
        life.start();

        assertThatThrownBy(life::step).hasMessageContaining("another than the one on record");
    }
}
