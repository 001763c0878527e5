package org.perpex.market.push;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Decimals;
import org.perpex.market.book.DepthWindow.DepthChange;
import org.perpex.market.book.Level;
import org.perpex.market.book.TopChecksum;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.CandleBoard.IntervalCandle;
import org.perpex.market.candle.DayWindow.Day;
import org.perpex.market.feed.Best;
import org.perpex.market.feed.MarketState.Depth;
import org.perpex.market.funding.Premium;
import org.perpex.market.json.JsonText;
import org.perpex.market.price.MarketPrices;
import org.perpex.market.specification.Listing;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;

/** The bodies of public stream events. {@code E} is when an event is written, {@code T} engine time. */
final class Events {

    private Events() {}

    static String trade(Listing listing, PublicTrade trade, long nowMillis) {
        return started("trade", listing, nowMillis, trade.timeMillis())
                .field("t", trade.number())
                .field("p", listing.price(trade.priceTicks()))
                .field("q", listing.size(trade.lots()))
                .field("X", "MARKET")
                .flag("m", trade.buyerIsMaker())
                .endObject()
                .toString();
    }

    static String aggregate(Listing listing, AggregateTrade trade, long nowMillis) {
        return started("aggTrade", listing, nowMillis, trade.timeMillis())
                .field("a", trade.number())
                .field("p", listing.price(trade.priceTicks()))
                .field("q", listing.size(trade.lots()))
                .field("nq", listing.size(trade.lots()))
                .field("f", trade.firstTrade())
                .field("l", trade.lastTrade())
                .flag("m", trade.buyerIsMaker())
                .endObject()
                .toString();
    }

    static String best(Listing listing, Best best, long nowMillis) {
        return new JsonText()
                .object()
                .field("e", "bookTicker")
                .field("u", best.sequence())
                .field("E", nowMillis)
                .field("T", best.timeMillis())
                .field("s", listing.symbol())
                .field("b", price(listing, best.bid()))
                .field("B", size(listing, best.bid()))
                .field("a", price(listing, best.ask()))
                .field("A", size(listing, best.ask()))
                .endObject()
                .toString();
    }

    /** The levels that changed, and the checksum of the book behind them. */
    static String depth(Listing listing, DepthChange change, Depth after, long nowMillis) {
        JsonText text = numbered(listing, change, after.timeMillis(), nowMillis);
        levels(text, "b", listing, change.bids());
        levels(text, "a", listing, change.asks());
        text.field("cs", TopChecksum.of(after.bids(), after.asks()));
        return text.endObject().toString();
    }

    /** The best levels as they stand after a change. */
    static String top(Listing listing, DepthChange change, Depth top, int levels, long nowMillis) {
        JsonText text = numbered(listing, change, top.timeMillis(), nowMillis);
        levels(
                text,
                "b",
                listing,
                top.bids().subList(0, Math.min(levels, top.bids().size())));
        levels(
                text,
                "a",
                listing,
                top.asks().subList(0, Math.min(levels, top.asks().size())));
        return text.endObject().toString();
    }

    static String candle(Listing listing, IntervalCandle candle, boolean closed, long nowMillis) {
        return new JsonText()
                .object()
                .field("e", "kline")
                .field("E", nowMillis)
                .field("s", listing.symbol())
                .raw("\"k\":" + candleBody(listing, candle, closed, true))
                .endObject()
                .toString();
    }

    static String continuousCandle(Listing listing, IntervalCandle candle, boolean closed, long nowMillis) {
        return new JsonText()
                .object()
                .field("e", "continuous_kline")
                .field("E", nowMillis)
                .field("ps", listing.symbol())
                .field("ct", "PERPETUAL")
                .raw("\"k\":" + candleBody(listing, candle, closed, false))
                .endObject()
                .toString();
    }

    static String markPrice(Listing listing, MarketPrices prices, long nowMillis) {
        String mark = listing.price(prices.markTicks());
        return new JsonText()
                .object()
                .field("e", "markPriceUpdate")
                .field("E", nowMillis)
                .field("s", listing.symbol())
                .field("p", mark)
                .field("ap", mark)
                .field("P", mark)
                .field("i", Decimals.format(prices.indexUnits(), Listing.INDEX_SCALE))
                .field("r", Premium.text(prices.funding().ratePpb()))
                .field("T", prices.funding().dueMillis())
                .endObject()
                .toString();
    }

    static String ticker(Listing listing, Day day, long nowMillis) {
        DayText text = DayText.of(listing, day);
        Candle total = day.total();
        return new JsonText()
                .object()
                .field("e", "24hrTicker")
                .field("E", nowMillis)
                .field("s", listing.symbol())
                .field("p", text.change())
                .field("P", text.changePercent())
                .field("w", text.average())
                .field("c", text.last())
                .field("Q", text.lastSize())
                .field("o", text.sums().open())
                .field("h", text.sums().high())
                .field("l", text.sums().low())
                .field("v", text.sums().volume())
                .field("q", text.sums().turnover())
                .field("O", day.openMillis())
                .field("C", day.closeMillis())
                .field("F", total.firstTrade())
                .field("L", total.lastTrade())
                .field("n", total.trades())
                .endObject()
                .toString();
    }

    static String miniTicker(Listing listing, Day day, long nowMillis) {
        DayText text = DayText.of(listing, day);
        return new JsonText()
                .object()
                .field("e", "24hrMiniTicker")
                .field("E", nowMillis)
                .field("s", listing.symbol())
                .field("c", text.last())
                .field("o", text.sums().open())
                .field("h", text.sums().high())
                .field("l", text.sums().low())
                .field("v", text.sums().volume())
                .field("q", text.sums().turnover())
                .endObject()
                .toString();
    }

    static String array(List<String> events) {
        JsonText text = new JsonText().array();
        events.forEach(text::raw);
        return text.endArray().toString();
    }

    private static String candleBody(Listing listing, IntervalCandle row, boolean closed, boolean withSymbol) {
        Candle c = row.candle();
        JsonText text = new JsonText()
                .object()
                .field("t", c.openMillis())
                .field("T", row.interval().closeOf(c.openMillis()));
        if (withSymbol) {
            text.field("s", listing.symbol());
        }
        return text.field("i", row.interval().text)
                .field("f", c.firstTrade())
                .field("L", c.lastTrade())
                .field("o", listing.price(c.openTicks()))
                .field("c", listing.price(c.closeTicks()))
                .field("h", listing.price(c.highTicks()))
                .field("l", listing.price(c.lowTicks()))
                .field("v", listing.size(c.lots()))
                .field("n", c.trades())
                .flag("x", closed)
                .field("q", listing.turnover(c.tickLots()))
                .field("V", listing.size(c.takerBuyLots()))
                .field("Q", listing.turnover(c.takerBuyTickLots()))
                .field("B", "0")
                .endObject()
                .toString();
    }

    private static JsonText numbered(Listing listing, DepthChange change, long timeMillis, long nowMillis) {
        return started("depthUpdate", listing, nowMillis, timeMillis)
                .field("U", change.firstSequence())
                .field("u", change.lastSequence())
                .field("pu", change.previousSequence());
    }

    private static JsonText started(String event, Listing listing, long nowMillis, long timeMillis) {
        return new JsonText()
                .object()
                .field("e", event)
                .field("E", nowMillis)
                .field("T", timeMillis)
                .field("s", listing.symbol());
    }

    private static void levels(JsonText text, String name, Listing listing, List<Level> levels) {
        text.array(name);
        for (Level level : levels) {
            text.array()
                    .element(listing.price(level.priceTicks()))
                    .element(level.lots() == 0 ? "0" : listing.size(level.lots()))
                    .endArray();
        }
        text.endArray();
    }

    private static String price(Listing listing, @Nullable Level level) {
        return listing.price(level == null ? 0 : level.priceTicks());
    }

    private static String size(Listing listing, @Nullable Level level) {
        return listing.size(level == null ? 0 : level.lots());
    }
}
