package org.perpex.market.feed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.Check;
import org.perpex.common.core.Side;
import org.perpex.market.book.DepthWindow;
import org.perpex.market.book.DepthWindow.DepthChange;
import org.perpex.market.book.Level;
import org.perpex.market.book.OrderBook;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.CandleBoard;
import org.perpex.market.candle.CandleBoard.IntervalCandle;
import org.perpex.market.candle.DayWindow;
import org.perpex.market.candle.DayWindow.Day;
import org.perpex.market.candle.Interval;
import org.perpex.market.specification.Listing;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.Aggregator;
import org.perpex.market.trade.PublicTrade;
import org.perpex.market.trade.Recent;

/**
 * All that the public sees of one market. Every method holds the object's lock: the feed writes, requests and the
 * pusher read.
 */
public final class MarketState {

    /** How many trades are answered from memory. */
    public static final int RECENT_MAX = 1_000;

    /** How many levels a side the streams of the book's top may have. */
    public static final int TOP_LEVELS = 20;

    private final Listing listing;
    private final OrderBook book = new OrderBook();
    private final Map<Speed, DepthWindow> windows = new EnumMap<>(Speed.class);
    private final Recent<PublicTrade> trades = new Recent<>(RECENT_MAX);
    private final Recent<AggregateTrade> aggregates = new Recent<>(RECENT_MAX);
    private final Aggregator aggregator = new Aggregator();
    private final CandleBoard candles = new CandleBoard();
    private final DayWindow day = new DayWindow();
    private final OpenInterest openInterest = new OpenInterest();
    private final List<PublicTrade> unsavedTrades = new ArrayList<>();
    private final List<AggregateTrade> unsavedAggregates = new ArrayList<>();
    private Best best = new Best(0, 0, null, null);
    private long timeMillis;
    private long lastTrade;

    public MarketState(Listing listing) {
        this.listing = listing;
        for (Speed speed : Speed.values()) {
            windows.put(speed, new DepthWindow());
        }
    }

    /** What has to be stored: every trade once, and each candle as it stands. */
    public record Unsaved(List<PublicTrade> trades, List<AggregateTrade> aggregates, List<IntervalCandle> candles) {

        public int count() {
            return trades.size() + aggregates.size() + candles.size();
        }
    }

    /** Levels of both sides at one sequence. */
    public record Depth(long sequence, long timeMillis, List<Level> bids, List<Level> asks) {}

    /** What changed within one period of a speed, and the top of the book behind it. */
    public record DepthTick(DepthChange change, Depth top) {}

    public Listing listing() {
        return listing;
    }

    /** Gives a level its new total; returns the aggregate trade that ends with it, if one does. */
    synchronized @Nullable AggregateTrade levelChanged(long atMillis, BookFact.LevelChanged fact) {
        timeMillis = Math.max(timeMillis, atMillis);
        book.change(fact.sequence(), fact.side(), fact.priceTicks(), fact.lots());
        for (DepthWindow window : windows.values()) {
            window.change(fact.sequence(), fact.side(), fact.priceTicks(), fact.lots());
        }
        return endAggregate();
    }

    /** Adds a trade; returns the aggregate trade that it ends, if it ends one. */
    synchronized @Nullable AggregateTrade traded(long takerOrderId, PublicTrade trade) {
        Check.that(trade.number() == lastTrade + 1, "trades of a market are dense", trade.number());
        lastTrade = trade.number();
        advance(trade.timeMillis());
        trades.add(trade);
        unsavedTrades.add(trade);
        candles.add(trade);
        return kept(aggregator.add(takerOrderId, trade));
    }

    synchronized void positionsMoved(BookFact.Traded fact) {
        openInterest.traded(fact.takerAccount(), fact.makerAccount(), fact.takerSide(), fact.lots());
    }

    /** Follows a position that went to another account. It has a number among the trades and is none of them. */
    synchronized void moved(long atMillis, PositionFact.Moved fact) {
        Check.that(fact.tradeNumber() == lastTrade + 1, "trades of a market are dense", fact.tradeNumber());
        lastTrade = fact.tradeNumber();
        advance(atMillis);
        openInterest.moved(fact.account(), fact.counterparty(), fact.lots());
    }

    /** Follows a position that was turned into cash. */
    synchronized void settled(long atMillis, PositionFact.Settled fact) {
        advance(atMillis);
        openInterest.settled(fact.account(), fact.lots());
    }

    /** Ends the open aggregate trade, for its taker is done; returns it, or null if none was open. */
    synchronized @Nullable AggregateTrade endAggregate() {
        return kept(aggregator.end());
    }

    /**
     * Ends the open aggregate trade if this order was its taker: it trades no more. The levels alone do not tell, since an
     * iceberg may show again what was taken of it.
     */
    synchronized @Nullable AggregateTrade takerDone(long orderId) {
        return kept(aggregator.endOf(orderId));
    }

    /** Moves time on: candles close. */
    synchronized void advance(long toMillis) {
        timeMillis = Math.max(timeMillis, toMillis);
        Candle minuteBefore = candles.open(Interval.MINUTE_1);
        candles.advance(timeMillis);
        Candle minuteNow = candles.open(Interval.MINUTE_1);
        if (minuteBefore != null && minuteNow != null && minuteBefore.openMillis() != minuteNow.openMillis()) {
            day.add(minuteBefore);
        }
    }

    /** The best levels if they are not what they were at the last call, else null. */
    synchronized @Nullable Best takeBestIfChanged() {
        if (book.isCrossed() || book.sequence() == best.sequence()) {
            return null;
        }
        Best now = new Best(book.sequence(), timeMillis, book.best(Side.BUY), book.best(Side.SELL));
        boolean same = now.samePricesAs(best);
        best = now;
        return same ? null : now;
    }

    public synchronized Depth depth(int levelsMax) {
        return new Depth(book.sequence(), timeMillis, book.top(Side.BUY, levelsMax), book.top(Side.SELL, levelsMax));
    }

    /** The best levels of a side, best first; none while the book looks crossed between the changes of one input. */
    public synchronized List<Level> levels(Side side, int levelsMax) {
        return book.isCrossed() ? List.of() : book.top(side, levelsMax);
    }

    public synchronized Best best() {
        return new Best(book.sequence(), timeMillis, book.best(Side.BUY), book.best(Side.SELL));
    }

    /** Takes what changed since the last call for this speed, or null if nothing did. */
    public synchronized @Nullable DepthTick takeDepth(Speed speed) {
        DepthWindow window = windows.get(speed);
        DepthChange change = window == null ? null : window.take();
        return change == null ? null : new DepthTick(change, depth(TOP_LEVELS));
    }

    public synchronized List<PublicTrade> recentTrades(int count) {
        return trades.last(count);
    }

    public synchronized List<AggregateTrade> recentAggregates(int count) {
        return aggregates.last(count);
    }

    public synchronized @Nullable PublicTrade lastTrade() {
        return trades.newest();
    }

    public synchronized @Nullable Day day(long nowMillis) {
        PublicTrade newest = trades.newest();
        return day.at(nowMillis, candles.open(Interval.MINUTE_1), newest == null ? 0 : newest.lots());
    }

    /** The candle that closed last and the open one, as far as they are known here. */
    public synchronized List<Candle> newestCandles(Interval interval) {
        List<Candle> newest = new ArrayList<>(2);
        Candle closed = candles.closed(interval);
        Candle open = candles.open(interval);
        if (closed != null) {
            newest.add(closed);
        }
        if (open != null) {
            newest.add(open);
        }
        return newest;
    }

    public synchronized List<IntervalCandle> takeClosedCandles() {
        return candles.takeClosedUnsent();
    }

    public synchronized List<IntervalCandle> takeOpenCandles() {
        return candles.takeOpenUnsent();
    }

    public synchronized long openInterestLots() {
        return openInterest.longLots();
    }

    /** Who holds the market as far as it is heard of. */
    public synchronized Held held() {
        return openInterest.at(timeMillis);
    }

    public synchronized long timeMillis() {
        return timeMillis;
    }

    /** Takes what is not stored yet. */
    synchronized Unsaved takeUnsaved() {
        Unsaved unsaved =
                new Unsaved(List.copyOf(unsavedTrades), List.copyOf(unsavedAggregates), candles.takeUnsaved());
        unsavedTrades.clear();
        unsavedAggregates.clear();
        return unsaved;
    }

    /** Whether no aggregate trade is open, so that the state may be saved. */
    synchronized boolean isAtRest() {
        return !aggregator.isOpen();
    }

    synchronized MarketImage image() {
        return new MarketImage(
                listing.market(),
                timeMillis,
                lastTrade,
                aggregator.lastNumber(),
                new MarketImage.Levels(
                        book.sequence(), book.top(Side.BUY, Integer.MAX_VALUE), book.top(Side.SELL, Integer.MAX_VALUE)),
                candles.allOpen(),
                Map.copyOf(openInterest.lotsByAccount()));
    }

    /** Goes on from a saved image and from what the tables hold up to it. */
    synchronized void restore(MarketImage image, MarketHistory history) {
        timeMillis = image.timeMillis();
        lastTrade = image.lastTrade();
        aggregator.restore(image.lastAggregate());
        book.restore(
                image.levels().sequence(), image.levels().bids(), image.levels().asks());
        windows.values().forEach(window -> window.beginAfter(image.levels().sequence()));
        candles.restore(image.candles());
        openInterest.restore(image.lotsByAccount());
        history.trades().forEach(trades::add);
        history.aggregates().forEach(aggregates::add);
        day.restore(history.minutes());
        best = best();
    }

    private @Nullable AggregateTrade kept(@Nullable AggregateTrade ended) {
        if (ended != null) {
            aggregates.add(ended);
            unsavedAggregates.add(ended);
        }
        return ended;
    }
}
