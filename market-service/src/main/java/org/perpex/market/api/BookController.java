package org.perpex.market.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.market.book.Level;
import org.perpex.market.feed.MarketFeed;
import org.perpex.market.feed.MarketState;
import org.perpex.market.feed.MarketState.Depth;
import org.perpex.market.json.JsonText;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.History;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Books and trades. */
@RestController
class BookController {

    private static final Set<Integer> DEPTH_LIMITS = Set.of(5, 10, 20, 50, 100, 500, 1_000);
    private static final int DEPTH_DEFAULT = 500;
    private static final int TRADES_DEFAULT = 500;
    private static final int TRADES_MAX = 1_000;
    private static final long HOUR_MILLIS = 3_600_000L;

    private final Listings listings;
    private final MarketFeed feed;
    private final History history;
    private final InstantSource clock;

    BookController(Listings listings, MarketFeed feed, History history, InstantSource clock) {
        this.listings = listings;
        this.feed = feed;
        this.history = history;
        this.clock = clock;
    }

    /** Both are the whole book: no order is hidden from those who trade by the API. */
    @GetMapping(
            path = {"/fapi/v1/depth", "/fapi/v1/rpiDepth"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    String depth(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        Listing listing = query.symbol();
        long limit = query.number("limit").orElse(DEPTH_DEFAULT);
        if (!DEPTH_LIMITS.contains((int) Math.min(limit, Integer.MAX_VALUE))) {
            throw DialectError.DEPTH_LIMIT_ILLEGAL.exception();
        }
        Depth depth = feed.state(listing).depth((int) limit);
        JsonText text = new JsonText()
                .object()
                .field("lastUpdateId", depth.sequence())
                .field("E", clock.millis())
                .field("T", depth.timeMillis());
        levels(text.array("bids"), listing, depth.bids());
        levels(text.array("asks"), listing, depth.asks());
        return text.endObject().toString();
    }

    @GetMapping(path = "/fapi/v1/trades", produces = MediaType.APPLICATION_JSON_VALUE)
    String trades(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        Listing listing = query.symbol();
        return trades(listing, feed.state(listing).recentTrades(query.limit(TRADES_DEFAULT, TRADES_MAX)));
    }

    @GetMapping(path = "/fapi/v1/historicalTrades", produces = MediaType.APPLICATION_JSON_VALUE)
    String historicalTrades(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        Listing listing = query.symbol();
        int limit = query.limit(TRADES_DEFAULT, TRADES_MAX);
        OptionalLong from = query.number("fromId");
        return trades(
                listing,
                from.isPresent()
                        ? history.tradesFrom(listing.market(), from.getAsLong(), limit)
                        : feed.state(listing).recentTrades(limit));
    }

    @GetMapping(path = "/fapi/v1/aggTrades", produces = MediaType.APPLICATION_JSON_VALUE)
    String aggTrades(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        Listing listing = query.symbol();
        JsonText text = new JsonText().array();
        for (AggregateTrade trade : aggregates(query, listing)) {
            text.object()
                    .field("a", trade.number())
                    .field("p", listing.price(trade.priceTicks()))
                    .field("q", listing.size(trade.lots()))
                    .field("nq", listing.size(trade.lots()))
                    .field("f", trade.firstTrade())
                    .field("l", trade.lastTrade())
                    .field("T", trade.timeMillis())
                    .flag("m", trade.buyerIsMaker())
                    .endObject();
        }
        return text.endArray().toString();
    }

    @GetMapping(path = "/fapi/v1/openInterest", produces = MediaType.APPLICATION_JSON_VALUE)
    String openInterest(HttpServletRequest request) {
        Listing listing = new MarketQuery(request, listings).symbol();
        MarketState state = feed.state(listing);
        return new JsonText()
                .object()
                .field("openInterest", listing.size(state.openInterestLots()))
                .field("symbol", listing.symbol())
                .field("time", state.timeMillis())
                .endObject()
                .toString();
    }

    private List<AggregateTrade> aggregates(MarketQuery query, Listing listing) {
        int limit = query.limit(TRADES_DEFAULT, TRADES_MAX);
        OptionalLong from = query.number("fromId");
        OptionalLong start = query.number("startTime");
        OptionalLong end = query.number("endTime");
        if (from.isPresent()) {
            return history.aggregatesFrom(listing.market(), from.getAsLong(), limit);
        }
        if (start.isEmpty() && end.isEmpty()) {
            return feed.state(listing).recentAggregates(limit);
        }
        long to = end.orElse(Long.MAX_VALUE);
        long since = start.orElse(to - HOUR_MILLIS);
        if (since > to) {
            throw DialectError.START_AFTER_END.exception();
        }
        return history.aggregatesWithin(listing.market(), since, to, limit);
    }

    private static String trades(Listing listing, List<PublicTrade> trades) {
        JsonText text = new JsonText().array();
        for (PublicTrade trade : trades) {
            text.object()
                    .field("id", trade.number())
                    .field("price", listing.price(trade.priceTicks()))
                    .field("qty", listing.size(trade.lots()))
                    .field("quoteQty", listing.turnover(trade.tickLots()))
                    .field("time", trade.timeMillis())
                    .flag("isBuyerMaker", trade.buyerIsMaker())
                    .flag("isRPITrade", false)
                    .endObject();
        }
        return text.endArray().toString();
    }

    private static void levels(JsonText text, Listing listing, List<Level> levels) {
        for (Level level : levels) {
            text.array()
                    .element(listing.price(level.priceTicks()))
                    .element(listing.size(level.lots()))
                    .endArray();
        }
        text.endArray();
    }
}
