package org.perpex.market.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.Chart;
import org.perpex.market.candle.Interval;
import org.perpex.market.candle.Series;
import org.perpex.market.feed.MarketFeed;
import org.perpex.market.funding.Premium;
import org.perpex.market.json.JsonText;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.History;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Candles of trades, of mark and index prices, of the premium index. */
@RestController
class CandleController {

    private static final int LIMIT_DEFAULT = 500;
    private static final int LIMIT_MAX = 1_500;
    private static final String PERPETUAL = "PERPETUAL";

    private final Listings listings;
    private final MarketFeed feed;
    private final History history;
    private final InstantSource clock;

    CandleController(Listings listings, MarketFeed feed, History history, InstantSource clock) {
        this.listings = listings;
        this.feed = feed;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping(path = "/fapi/v1/klines", produces = MediaType.APPLICATION_JSON_VALUE)
    String candles(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        return candles(query, query.symbol(), Series.TRADES);
    }

    @GetMapping(path = "/fapi/v1/continuousKlines", produces = MediaType.APPLICATION_JSON_VALUE)
    String continuousCandles(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        Listing listing = query.symbol("pair");
        String type = query.text("contractType");
        if (type == null) {
            throw DialectError.PARAMETER_MANDATORY.exception("contractType");
        }
        if (!type.equals(PERPETUAL)) {
            throw DialectError.PARAMETER_INVALID.exception("contractType");
        }
        return candles(query, listing, Series.TRADES);
    }

    @GetMapping(path = "/fapi/v1/markPriceKlines", produces = MediaType.APPLICATION_JSON_VALUE)
    String markPriceCandles(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        return candles(query, query.symbol(), Series.MARK);
    }

    @GetMapping(path = "/fapi/v1/indexPriceKlines", produces = MediaType.APPLICATION_JSON_VALUE)
    String indexPriceCandles(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        return candles(query, query.symbol("pair"), Series.INDEX);
    }

    @GetMapping(path = "/fapi/v1/premiumIndexKlines", produces = MediaType.APPLICATION_JSON_VALUE)
    String premiumIndexCandles(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        return candles(query, query.symbol(), Series.PREMIUM);
    }

    private String candles(MarketQuery query, Listing listing, Series series) {
        Chart.Range range = range(query);
        History.Chart chart = new History.Chart(listing.market(), series, range.interval());
        List<Candle> before = history.candlesUpTo(chart, range.fromMillis() - 1, 1);
        List<Candle> newest = series == Series.TRADES ? feed.state(listing).newestCandles(range.interval()) : List.of();
        List<Candle> stored = history.candlesWithin(chart, range.fromMillis(), range.toMillis(), range.limit());
        @Nullable Candle last = before.isEmpty() ? null : before.getLast();
        JsonText text = new JsonText().array();
        for (Candle candle : Chart.draw(range, last, stored, newest)) {
            LongFunction<String> price = series == Series.PREMIUM ? Premium::text : listing::price;
            write(text, new Drawn(listing, range.interval(), price), candle);
        }
        return text.endArray().toString();
    }

    private Chart.Range range(MarketQuery query) {
        Interval interval = query.interval();
        int limit = query.limit(LIMIT_DEFAULT, LIMIT_MAX);
        OptionalLong start = query.number("startTime");
        long to = Math.min(query.number("endTime").orElse(Long.MAX_VALUE), clock.millis());
        if (start.isEmpty()) {
            return Chart.Range.upTo(interval, to, limit);
        }
        if (start.getAsLong() > query.number("endTime").orElse(Long.MAX_VALUE)) {
            throw DialectError.START_AFTER_END.exception();
        }
        return new Chart.Range(interval, start.getAsLong(), to, limit);
    }

    /** How the candles of a chart are written. */
    private record Drawn(Listing listing, Interval interval, LongFunction<String> price) {}

    private static void write(JsonText text, Drawn drawn, Candle candle) {
        Listing listing = drawn.listing();
        text.array()
                .element(candle.openMillis())
                .element(drawn.price().apply(candle.openTicks()))
                .element(drawn.price().apply(candle.highTicks()))
                .element(drawn.price().apply(candle.lowTicks()))
                .element(drawn.price().apply(candle.closeTicks()))
                .element(listing.size(candle.lots()))
                .element(drawn.interval().closeOf(candle.openMillis()))
                .element(listing.turnover(candle.tickLots()))
                .element(candle.trades())
                .element(listing.size(candle.takerBuyLots()))
                .element(listing.turnover(candle.takerBuyTickLots()))
                .element("0")
                .endArray();
    }
}
