package org.perpex.market.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.perpex.market.index.SourceWatch.Change;

class SourceWatchTest {

    private static final Change LOST = new Change(1, true);
    private static final Change BACK = new Change(1, false);

    private final SourceWatch watch = new SourceWatch(Duration.ofSeconds(5));

    @Test
    void tellsALossAtOnce() {
        assertThat(look(true, 0)).isEmpty();
        assertThat(look(false, 100)).containsExactly(LOST);
        assertThat(look(false, 200)).isEmpty();
    }

    @Test
    void tellsAReturnOnlyAfterFiveSecondsWithoutAGap() {
        look(true, 0);
        look(false, 100);
        assertThat(look(true, 1_000)).isEmpty();
        assertThat(look(false, 5_900)).isEmpty();
        assertThat(look(true, 6_000)).isEmpty();
        assertThat(look(true, 10_999)).isEmpty();
        assertThat(look(true, 11_000)).containsExactly(BACK);
        assertThat(look(false, 11_100)).containsExactly(LOST);
    }

    @Test
    void waitsForTheFirstIndexAsLongAsAPriceStaysFresh() {
        assertThat(look(false, 0)).isEmpty();
        assertThat(look(false, 5_000)).isEmpty();
        assertThat(look(false, 5_001)).containsExactly(LOST);
    }

    /** So a new holder frees a market that the one before it had stopped. */
    @Test
    void tellsOnceThatAMarketIsWellFromTheStart() {
        assertThat(look(true, 0)).isEmpty();
        assertThat(look(true, 5_000)).containsExactly(BACK);
        assertThat(look(true, 5_100)).isEmpty();
    }

    private List<Change> look(boolean good, long nowMillis) {
        return watch.look(Map.of(1, good), nowMillis);
    }
}
