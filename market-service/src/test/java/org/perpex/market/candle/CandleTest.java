package org.perpex.market.candle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Side;
import org.perpex.market.candle.CandleBoard.IntervalCandle;
import org.perpex.market.candle.DayWindow.Day;
import org.perpex.market.trade.PublicTrade;

class CandleTest {

    private static final long NOON = millis("2026-11-18T12:00:00Z");
    private static final long MINUTE = 60_000L;

    @Test
    void intervalsBeginWhereTheCalendarHasThem() {
        long time = millis("2026-11-18T13:47:11Z");
        assertThat(Interval.MINUTE_15.openOf(time)).isEqualTo(millis("2026-11-18T13:45:00Z"));
        assertThat(Interval.HOUR_4.openOf(time)).isEqualTo(millis("2026-11-18T12:00:00Z"));
        assertThat(Interval.WEEK_1.openOf(time)).isEqualTo(millis("2026-11-16T00:00:00Z"));
        assertThat(Interval.MONTH_1.openOf(time)).isEqualTo(millis("2026-11-01T00:00:00Z"));
        assertThat(Interval.MONTH_1.nextOpen(millis("2026-12-01T00:00:00Z"))).isEqualTo(millis("2027-01-01T00:00:00Z"));
        assertThat(Interval.parse("1M")).contains(Interval.MONTH_1);
        assertThat(Interval.parse("1m")).contains(Interval.MINUTE_1);
        assertThat(Interval.parse("7m")).isEmpty();
    }

    @Test
    void aCandleHoldsItsTradesToTheLot() {
        CandleBoard board = new CandleBoard();
        board.add(trade(1, 100, 5, Side.BUY, NOON));
        board.add(trade(2, 90, 7, Side.SELL, NOON + 1));
        board.add(trade(3, 95, 1, Side.BUY, NOON + MINUTE - 1));
        assertThat(board.open(Interval.MINUTE_1))
                .isEqualTo(new Candle(NOON, 100, 100, 90, 95, 13, 1_225, 3, 6, 595, 1, 3));
    }

    @Test
    void aCandleClosesWithTimeAndAFlatOneFollows() {
        CandleBoard board = new CandleBoard();
        board.add(trade(1, 100, 5, Side.BUY, NOON));
        board.takeOpenUnsent();
        board.advance(NOON + MINUTE);
        assertThat(board.takeClosedUnsent())
                .extracting(IntervalCandle::interval)
                .containsExactly(Interval.MINUTE_1);
        assertThat(board.open(Interval.MINUTE_1)).isEqualTo(Candle.flat(NOON + MINUTE, 100));
        assertThat(board.takeUnsaved())
                .filteredOn(saved -> saved.interval() == Interval.MINUTE_1)
                .extracting(IntervalCandle::candle)
                .containsExactly(new Candle(NOON, 100, 100, 100, 100, 5, 500, 1, 5, 500, 1, 1));
    }

    @Test
    void aChartHasNoGapsAndMemoryWins() {
        Candle before = new Candle(NOON - MINUTE, 1, 1, 1, 50, 1, 1, 1, 0, 0, 1, 1);
        Candle stored = new Candle(NOON + MINUTE, 60, 61, 59, 60, 1, 60, 1, 0, 0, 2, 2);
        Candle stale = new Candle(NOON + 3 * MINUTE, 70, 70, 70, 70, 1, 70, 1, 0, 0, 3, 3);
        Candle newest = new Candle(NOON + 3 * MINUTE, 70, 72, 70, 72, 2, 142, 2, 0, 0, 3, 4);
        Chart.Range range = new Chart.Range(Interval.MINUTE_1, NOON - 30_000, NOON + 4 * MINUTE + 5, 100);
        assertThat(Chart.draw(range, before, List.of(stored, stale), List.of(newest)))
                .containsExactly(
                        Candle.flat(NOON, 50),
                        stored,
                        Candle.flat(NOON + 2 * MINUTE, 60),
                        newest,
                        Candle.flat(NOON + 4 * MINUTE, 72));
        assertThat(Chart.draw(range, null, List.of(stored), List.of())).first().isEqualTo(stored);
        assertThat(Chart.draw(range, null, List.of(), List.of())).isEmpty();
    }

    @Test
    void theNewestRangeEndsWithTheOpenCandle() {
        Chart.Range range = Chart.Range.upTo(Interval.MONTH_1, NOON, 3);
        assertThat(range.fromMillis()).isEqualTo(millis("2026-09-01T00:00:00Z"));
    }

    @Test
    void theDayForgetsWhatIsOlder() {
        DayWindow window = new DayWindow();
        window.add(new Candle(NOON - DayWindow.DAY_MILLIS - MINUTE, 1, 1_000, 1, 1, 1, 1, 1, 0, 0, 1, 1));
        window.add(new Candle(NOON - DayWindow.DAY_MILLIS, 10, 20, 5, 15, 3, 30, 2, 0, 0, 2, 3));
        Candle open = new Candle(NOON, 16, 18, 16, 17, 1, 17, 1, 0, 0, 4, 4);
        assertThat(window.at(NOON, open, 1))
                .extracting(Day::total)
                .isEqualTo(new Candle(NOON - DayWindow.DAY_MILLIS, 10, 20, 5, 17, 4, 47, 3, 0, 0, 2, 4));
    }

    private static PublicTrade trade(long number, long priceTicks, long lots, Side side, long timeMillis) {
        return new PublicTrade(1, number, priceTicks, lots, side, timeMillis);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
