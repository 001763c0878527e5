package org.perpex.risk.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.perpex.risk.engine.Fixtures;
import org.perpex.risk.engine.MarketView;
import org.perpex.risk.measure.Stake;

class DailyClosesTest {

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final List<MarketView> MARKETS =
            List.of(new MarketView(Fixtures.btc(Fixtures.NO_FEES), 1, 600_000, 600_000, 0, 0, 0, 0));

    private final AtomicLong now = new AtomicLong(20_000 * DAY_MILLIS + 5);
    private final List<String> asked = new ArrayList<>();
    private boolean away;
    private final DailyCloses closes = new DailyCloses(this::answer, () -> Instant.ofEpochMilli(now.get()));

    private List<List<Object>> answer(String symbol, String interval, int limit) {
        asked.add(symbol + " " + interval + " " + limit);
        if (away) {
            throw new IllegalStateException("no instance");
        }
        return List.of(candle(19_997, "100.0"), candle(19_998, "110.0"), candle(19_999, "99.0"), candle(20_000, "5.0"));
    }

    private static List<Object> candle(long day, String close) {
        return List.of(day * DAY_MILLIS, "1", "2", "0.5", close, "0");
    }

    @Test
    void takesTheDaysThatAreOverOnceADay() {
        closes.refresh(MARKETS);
        closes.refresh(MARKETS);

        assertThat(asked).containsExactly("BTCUSDT 1d 367");
        assertThat(closes.get().profits(List.of(new Stake(Fixtures.BTC, 1_000))))
                .containsExactly(100, -100);
        now.addAndGet(DAY_MILLIS);
        closes.refresh(MARKETS);
        assertThat(asked).hasSize(2);
        assertThat(closes.get().sample(Fixtures.BTC)).isEqualTo(3);
    }

    @Test
    void keepsWhatItKnowsWhileNobodyAnswersAndAsksAgain() {
        closes.refresh(MARKETS);
        away = true;
        now.addAndGet(DAY_MILLIS);
        closes.refresh(MARKETS);
        closes.refresh(MARKETS);

        assertThat(asked).hasSize(3);
        assertThat(closes.get().sample(Fixtures.BTC)).isEqualTo(2);
    }

    @Test
    void knowsNothingBeforeTheFirstAnswer() {
        away = true;
        closes.refresh(MARKETS);

        assertThat(closes.get().sample(Fixtures.BTC)).isZero();
    }
}
