package org.perpex.benchmark.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.workload.WorkloadScript;

/** A pass that is disturbed here and another that is disturbed there make one that is not. */
class UndisturbedTest {

    @Test
    void takesTheLeastOfEachPiece() {
        Undisturbed undisturbed = new Undisturbed(3);
        undisturbed.add(new long[] {900, 20, 30});
        undisturbed.add(new long[] {10, 21, 800});
        assertThat(undisturbed.nanos()).isEqualTo(10 + 20 + 30);
    }

    @Test
    void refusesAPassWithOtherPieces() {
        Undisturbed undisturbed = new Undisturbed(3);
        assertThatThrownBy(() -> undisturbed.add(new long[2])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyPieceOfAPassIsTimed() {
        int commands = 2 * Contestant.SLOTS + 1;
        WorkloadScript script = WorkloadScript.generate(1, 11, 200, commands);
        Pass pass = new Pass(script, Contestants.PERPEX.make());
        pass.runForCost();
        assertThat(pass.pieceNanos()).hasSize(3).doesNotContain(0L);
        Undisturbed undisturbed = new Undisturbed(Pass.pieces(script));
        undisturbed.add(pass.pieceNanos());
        assertThat(commands * 1e9 / undisturbed.nanos()).isEqualTo(pass.opsPerCpuSecond());
    }
}
