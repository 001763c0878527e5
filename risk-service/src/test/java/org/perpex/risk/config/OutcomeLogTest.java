package org.perpex.risk.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RequestId;

class OutcomeLogTest {

    private static final int LINES_MAX = 16_384;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OutcomeLog log = new OutcomeLog(registry);

    @Test
    void dropsAndCountsWhatItHasNoRoomForAndNeverWaits() {
        log.live();
        note(LINES_MAX); // nobody writes: it is not started
        assertThat(dropped()).isZero();

        note(3);
        assertThat(dropped()).isEqualTo(3);
    }

    @Test
    void whatIsAppliedAgainAfterARestartTakesNoRoom() {
        note(LINES_MAX + 1);
        assertThat(dropped()).isZero();
    }

    private void note(int lines) {
        for (int i = 0; i < lines; i++) {
            log.note(new BookCommand.CancelAll(new RequestId(1, i + 1), 7, 1, CloseReason.CANCELED));
        }
    }

    private double dropped() {
        return registry.get("perpex.risk.log.dropped").counter().count();
    }
}
