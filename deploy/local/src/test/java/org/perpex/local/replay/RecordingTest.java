package org.perpex.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;

/** The facts that are known of the recordings. */
class RecordingTest {

    @Test
    void theBitcoinFuturesRecordingIsWhole() {
        Facts facts = Facts.of("binance-usdm-btcusdt-20240808");
        assertThat(facts.snapshot).isEqualTo(5_123_107_852_948L);
        assertThat(facts.book.applied()).isEqualTo(6_547);
        assertThat(facts.book.dropped()).isEqualTo(4);
        assertThat(facts.book.gaps()).isZero();
        assertThat(facts.book.bids()).hasSize(5_018);
        assertThat(facts.book.asks()).hasSize(4_578);
        assertBest(facts.book.bids(), "61659.70", "1.486");
        assertBest(facts.book.asks(), "61659.80", "0.981");
        assertThat(facts.trades).isEqualTo(21_313);
        assertThat(facts.lastId - facts.firstId + 1).isEqualTo(21_313);
        assertThat(facts.size).isEqualByComparingTo("2429.366");
        assertThat(facts.notional).isEqualByComparingTo("149845680.88980");
        assertThat(facts.takerBuys).isEqualTo(9_616);
        assertThat(facts.last).isEqualByComparingTo("61659.80");
    }

    @Test
    void theEtherFuturesRecordingIsWhole() {
        Facts facts = Facts.of("binance-usdm-ethusdt-20240808");
        assertThat(facts.snapshot).isEqualTo(5_123_107_856_276L);
        assertThat(facts.book.applied()).isEqualTo(6_581);
        assertThat(facts.book.dropped()).isEqualTo(5);
        assertThat(facts.book.gaps()).isZero();
        assertBest(facts.book.bids(), "2681.38", "8.486");
        assertBest(facts.book.asks(), "2681.39", "22.624");
        assertThat(facts.trades).isEqualTo(14_076);
        assertThat(facts.size).isEqualByComparingTo("9164.948");
        assertThat(facts.notional).isEqualByComparingTo("24574856.51420");
    }

    @Test
    void theLoopBeginsAndEndsWithinEveryRecording() {
        for (HouseMarket market : HouseMarket.ALL) {
            for (String name : new String[] {market.futures(), market.spot()}) {
                long first = 0;
                long last = 0;
                try (Recording recording = Recording.open(name)) {
                    for (Recorded line = recording.next(); line != null; line = recording.next()) {
                        first = first == 0 ? line.timeNanos() : first;
                        last = line.timeNanos();
                    }
                }
                assertThat(first).isLessThan(LoopClock.FIRST_NANOS + 1_000_000_000L);
                assertThat(last).isGreaterThan(LoopClock.LAST_NANOS - 1_000_000_000L);
            }
        }
    }

    private static void assertBest(NavigableMap<BigDecimal, BigDecimal> side, String price, String size) {
        Map.Entry<BigDecimal, BigDecimal> best = side.firstEntry();
        assertThat(best.getKey()).isEqualByComparingTo(price);
        assertThat(best.getValue()).isEqualByComparingTo(size);
    }

    /** What a recording adds up to. */
    private static final class Facts {

        private final RecordedBook book = new RecordedBook();
        private long snapshot;
        private long trades;
        private long firstId;
        private long lastId;
        private long takerBuys;
        private BigDecimal size = BigDecimal.ZERO;
        private BigDecimal notional = BigDecimal.ZERO;
        private BigDecimal last = BigDecimal.ZERO;

        static Facts of(String name) {
            Facts facts = new Facts();
            try (Recording recording = Recording.open(name)) {
                for (Recorded line = recording.next(); line != null; line = recording.next()) {
                    facts.add(line);
                }
            }
            return facts;
        }

        private void add(Recorded line) {
            switch (line) {
                case Recorded.Snapshot whole -> {
                    snapshot = whole.lastUpdate();
                    book.apply(whole);
                }
                case Recorded.Depth depth -> book.apply(depth);
                case Recorded.Trade trade -> add(trade);
                case Recorded.Best _ -> {}
            }
        }

        private void add(Recorded.Trade trade) {
            trades++;
            firstId = firstId == 0 ? trade.id() : firstId;
            lastId = trade.id();
            takerBuys += trade.buyerIsMaker() ? 0 : 1;
            size = size.add(trade.size());
            notional = notional.add(trade.size().multiply(trade.price()));
            last = trade.price();
        }
    }
}
