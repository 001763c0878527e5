package org.perpex.market.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.perpex.market.book.Level;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.DayWindow;
import org.perpex.market.candle.DayWindow.Day;
import org.perpex.market.feed.Best;
import org.perpex.market.feed.MarketFeed;
import org.perpex.market.feed.MarketState;
import org.perpex.market.json.JsonText;
import org.perpex.market.push.DayText;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.trade.PublicTrade;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tickers: an object for a symbol, an array without one. */
@RestController
class TickerController {

    private final Listings listings;
    private final MarketFeed feed;
    private final InstantSource clock;

    TickerController(Listings listings, MarketFeed feed, InstantSource clock) {
        this.listings = listings;
        this.feed = feed;
        this.clock = clock;
    }

    @GetMapping(path = "/fapi/v1/ticker/24hr", produces = MediaType.APPLICATION_JSON_VALUE)
    String day(HttpServletRequest request) {
        return oneOrAll(request, this::day);
    }

    @GetMapping(
            path = {"/fapi/v1/ticker/price", "/fapi/v2/ticker/price"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    String price(HttpServletRequest request) {
        return oneOrAll(request, this::price);
    }

    @GetMapping(path = "/fapi/v1/ticker/bookTicker", produces = MediaType.APPLICATION_JSON_VALUE)
    String best(HttpServletRequest request) {
        return oneOrAll(request, this::best);
    }

    private String oneOrAll(HttpServletRequest request, BiConsumer<JsonText, Listing> write) {
        JsonText text = new JsonText();
        new MarketQuery(request, listings)
                .symbolIfSent()
                .ifPresentOrElse(listing -> write.accept(text, listing), () -> {
                    text.array();
                    listings.all().forEach(listing -> write.accept(text, listing));
                    text.endArray();
                });
        return text.toString();
    }

    /** Writes the day; all its figures are zero before the first trade. */
    private void day(JsonText text, Listing listing) {
        long now = clock.millis();
        Day known = feed.state(listing).day(now);
        Day day = known != null
                ? known
                : new Day(now - DayWindow.DAY_MILLIS, now, Candle.flat(now - DayWindow.DAY_MILLIS, 0), 0);
        DayText figures = DayText.of(listing, day);
        text.object()
                .field("symbol", listing.symbol())
                .field("priceChange", figures.change())
                .field("priceChangePercent", figures.changePercent())
                .field("weightedAvgPrice", figures.average())
                .field("lastPrice", figures.last())
                .field("lastQty", figures.lastSize())
                .field("openPrice", figures.sums().open())
                .field("highPrice", figures.sums().high())
                .field("lowPrice", figures.sums().low())
                .field("volume", figures.sums().volume())
                .field("quoteVolume", figures.sums().turnover())
                .field("openTime", day.openMillis())
                .field("closeTime", day.closeMillis())
                .field("firstId", day.total().firstTrade())
                .field("lastId", day.total().lastTrade())
                .field("count", day.total().trades())
                .endObject();
    }

    private void price(JsonText text, Listing listing) {
        PublicTrade last = feed.state(listing).lastTrade();
        text.object()
                .field("symbol", listing.symbol())
                .field("price", listing.price(last == null ? 0 : last.priceTicks()))
                .field("time", last == null ? clock.millis() : last.timeMillis())
                .endObject();
    }

    private void best(JsonText text, Listing listing) {
        MarketState state = feed.state(listing);
        Best best = state.best();
        text.object()
                .field("symbol", listing.symbol())
                .field("bidPrice", listing.price(ticks(best.bid())))
                .field("bidQty", listing.size(lots(best.bid())))
                .field("askPrice", listing.price(ticks(best.ask())))
                .field("askQty", listing.size(lots(best.ask())))
                .field("time", best.timeMillis())
                .field("lastUpdateId", best.sequence())
                .endObject();
    }

    private static long ticks(@Nullable Level level) {
        return level == null ? 0 : level.priceTicks();
    }

    private static long lots(@Nullable Level level) {
        return level == null ? 0 : level.lots();
    }
}
