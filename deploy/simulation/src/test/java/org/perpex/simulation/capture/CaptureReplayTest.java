package org.perpex.simulation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;
import org.perpex.common.core.Side;
import org.perpex.common.core.TransferId;
import org.perpex.local.replay.Recorded;
import org.perpex.local.replay.RecordedBook;
import org.perpex.local.replay.Recording;

/**
 * Six minutes of a real market, lived through again by accounts that only place, amend, cancel and take: every recorded
 * trade comes out, one for one, and the book is the recorded one. Where the recorded feeds are not in step, a trade
 * finds another level in its way, or too little at its own: then liquidity is moved first, and counted.
 */
class CaptureReplayTest {

    private static final int TRADES = 21_313;
    private static final int POINTS = 10;
    private static final long FUNDS_UNITS = 50_000_000_00000000L;
    private static final long MARK_TICKS = 618_000;

    private final Liquidity liquidity = new Liquidity();
    private final RecordedBook recorded = new RecordedBook();
    private final Set<Long> touchedBids = new TreeSet<>();
    private final Set<Long> touchedAsks = new TreeSet<>();
    private int moves;
    private int checked;

    @Test
    void everyRecordedTradeComesOutAndTheBookIsTheRecordedOne() {
        found();
        int trades = 0;
        long lots = 0;
        try (Recording recording = Recording.open("binance-usdm-btcusdt-20240808")) {
            for (Recorded line = recording.next(); line != null; line = recording.next()) {
                liquidity.at(TimeUnit.NANOSECONDS.toMillis(line.timeNanos()));
                recorded.apply(line);
                switch (line) {
                    case Recorded.Trade trade -> {
                        trade(trade);
                        assertCameOut(trade, trades++);
                        lots += lots(trade.size());
                        if (trades % (TRADES / POINTS) == 0) {
                            follow();
                            assertIsRecorded();
                        }
                    }
                    case Recorded.Depth depth -> {
                        touch(depth.bids(), depth.asks());
                        follow();
                    }
                    case Recorded.Snapshot snapshot -> {
                        touch(snapshot.bids(), snapshot.asks());
                        follow();
                    }
                    case Recorded.Best best -> {}
                }
            }
        }
        follow();
        assertIsRecorded();
        assertThat(trades).isEqualTo(TRADES);
        assertThat(liquidity.trades()).hasSize(TRADES);
        assertThat(lots).isEqualTo(2_429_366);
        assertThat(liquidity.shown(Side.BUY)).hasSize(5_018);
        assertThat(liquidity.shown(Side.SELL)).hasSize(4_578);
        assertThat(checked).isGreaterThanOrEqualTo(POINTS);
        System.out.println("recorded trades " + trades + ", liquidity moved for them " + moves + " times");
    }

    private void found() {
        BothEngines engines = liquidity.engines();
        engines.apply(0, new MarketCommand.ListMarket(specification()));
        engines.apply(0, new MarketCommand.SetPhase(Liquidity.MARKET, MarketPhase.TRADING));
        engines.apply(
                0,
                new MarketCommand.SetPrices(
                        1, 1, List.of(new MarketCommand.MarketPrice(Liquidity.MARKET, MARK_TICKS, MARK_TICKS))));
        for (long user = 1; user <= Liquidity.MAKERS + 1; user++) {
            long account = AccountId.of(user, 0).value();
            engines.apply(0, new TransferCommand.In(new TransferId(1, user), account, Asset.USDT, FUNDS_UNITS));
        }
    }

    /** The market as it was, with a bracket wide enough for a whole market's depth in few hands. */
    private static MarketSpec specification() {
        return new MarketSpec(
                Liquidity.MARKET,
                "BTCUSDT",
                Product.PERPETUAL,
                Asset.BTC,
                Asset.USDT,
                new MarketSpec.Units(1, 1, 3, 1),
                new MarketSpec.Limits(1, 20_000_000, 1, 20_000_000, 20_000_000, 0, 1_100_000, 900_000, 300_000, 200),
                new MarketSpec.Fees(200, 400, 12_500),
                List.of(new LeverageBracket(0, 20_000_000_000_00000000L, 4_000, 125, 0)));
    }

    /** Lets the recorded trade happen: its maker's level is the best and large enough, then somebody takes from it. */
    private void trade(Recorded.Trade trade) {
        Side makerSide = trade.buyerIsMaker() ? Side.BUY : Side.SELL;
        Side takerSide = trade.buyerIsMaker() ? Side.SELL : Side.BUY;
        long ticks = ticks(trade.price());
        long lots = lots(trade.size());
        while (liquidity.best(makerSide) != 0 && isBetter(makerSide, liquidity.best(makerSide), ticks)) {
            move(makerSide, liquidity.best(makerSide), 0);
        }
        if (liquidity.lotsAt(makerSide, ticks) < lots) {
            while (liquidity.best(takerSide) != 0 && wouldTrade(makerSide, ticks, liquidity.best(takerSide))) {
                move(takerSide, liquidity.best(takerSide), 0);
            }
            move(makerSide, ticks, lots);
        }
        touched(makerSide).add(ticks);
        liquidity.take(takerSide, ticks, lots);
    }

    private void move(Side side, long ticks, long lots) {
        moves++;
        touched(side).add(ticks);
        liquidity.set(side, ticks, lots);
    }

    private void assertCameOut(Recorded.Trade trade, int index) {
        assertThat(liquidity.trades()).hasSize(index + 1);
        BookFact.Traded traded = liquidity.trades().get(index);
        assertThat(traded.tradeNumber()).isEqualTo(index + 1);
        assertThat(traded.priceTicks()).isEqualTo(ticks(trade.price()));
        assertThat(traded.lots()).isEqualTo(lots(trade.size()));
        assertThat(traded.takerSide()).isEqualTo(trade.buyerIsMaker() ? Side.SELL : Side.BUY);
    }

    private void touch(List<Recorded.Level> bids, List<Recorded.Level> asks) {
        bids.forEach(level -> touchedBids.add(ticks(level.price())));
        asks.forEach(level -> touchedAsks.add(ticks(level.price())));
    }

    /** Brings every level that was touched to what was recorded: first what is too large, so that nothing crosses. */
    private void follow() {
        if (!recorded.isKnown()) {
            return;
        }
        for (Side side : Side.values()) {
            for (long ticks : touched(side)) {
                if (recordedLots(side, ticks) < liquidity.lotsAt(side, ticks)) {
                    liquidity.set(side, ticks, recordedLots(side, ticks));
                }
            }
        }
        for (Side side : Side.values()) {
            for (long ticks : touched(side)) {
                liquidity.set(side, ticks, recordedLots(side, ticks));
            }
            touched(side).clear();
        }
    }

    private Set<Long> touched(Side side) {
        return side == Side.BUY ? touchedBids : touchedAsks;
    }

    private long recordedLots(Side side, long ticks) {
        BigDecimal size = (side == Side.BUY ? recorded.bids() : recorded.asks()).get(BigDecimal.valueOf(ticks * 10, 2));
        return size == null ? 0 : lots(size);
    }

    private void assertIsRecorded() {
        if (recorded.isKnown()) {
            checked++;
            assertThat(liquidity.shown(Side.BUY)).isEqualTo(levels(recorded.bids()));
            assertThat(liquidity.shown(Side.SELL)).isEqualTo(levels(recorded.asks()));
        }
    }

    private static Map<Long, Long> levels(NavigableMap<BigDecimal, BigDecimal> side) {
        Map<Long, Long> levels = new TreeMap<>();
        side.forEach((price, size) -> levels.put(ticks(price), lots(size)));
        return levels;
    }

    private static boolean isBetter(Side side, long ticks, long other) {
        return side == Side.BUY ? ticks > other : ticks < other;
    }

    /** Whether an order of this side at this price would trade with one of the other side. */
    private static boolean wouldTrade(Side side, long ticks, long otherTicks) {
        return side == Side.BUY ? otherTicks <= ticks : otherTicks >= ticks;
    }

    private static long ticks(BigDecimal price) {
        return price.movePointRight(1).longValueExact();
    }

    private static long lots(BigDecimal size) {
        return size.movePointRight(3).longValueExact();
    }
}
