package org.perpex.common.spring.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.StreamMark;

class LostMessagesTest {

    private static final long SECOND = 1_000_000_000;

    private @Nullable StreamMark mark = new StreamMark(7, 70);
    private int asked;
    private final LostMessages lost = new LostMessages(this::answer);

    @Test
    void aMarkThatStandsStillBehindWhatWasSentMeansALoss() {
        List<Integer> found = new ArrayList<>();
        for (int second = 0; second < 100; second++) {
            if (lost.after(9, second * SECOND) != null) {
                found.add(second);
            }
        }

        assertThat(found).containsExactly(2, 6, 14, 30, 62);
        assertThat(asked).isEqualTo(6);
    }

    @Test
    void aConsumerThatMovesOrHasAllLacksNothing() {
        for (int second = 0; second < 40; second++) {
            mark = new StreamMark(Math.min(20, 7 + second / 2), second / 2);
            assertThat(lost.after(20, second * SECOND)).isNull();
        }
    }

    @Test
    void aConsumerThatCannotBeAskedLacksNothing() {
        mark = null;
        for (int second = 0; second < 10; second++) {
            assertThat(lost.after(9, second * SECOND)).isNull();
        }
        mark = new StreamMark(7, 70);
        assertThat(lost.after(9, 10 * SECOND)).isNull();
        assertThat(lost.after(9, 12 * SECOND)).isEqualTo(mark);
    }

    private StreamMark answer() {
        asked++;
        StreamMark now = mark;
        if (now == null) {
            throw new IllegalStateException("not now");
        }
        return now;
    }
}
