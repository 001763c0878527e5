package org.perpex.market.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.market.funding.PaidRate;
import org.perpex.market.funding.Premium;
import org.perpex.market.index.IndexSource;
import org.perpex.market.index.SourcePrice;
import org.perpex.market.json.JsonText;
import org.perpex.market.messaging.SharedPrices;
import org.perpex.market.price.MarketPrices;
import org.perpex.market.price.PriceBoard;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.StoredFunding;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Mark and index prices with the funding ahead, the rates that were paid, and the door of the feed. */
@RestController
class PriceController {

    private static final int FEED_PRICES_MAX = 100;
    private static final int RATES_DEFAULT = 100;
    private static final int RATES_MAX = 1_000;

    private final Listings listings;
    private final PriceBoard board;
    private final SharedPrices shared;
    private final StoredFunding funding;
    private final InstantSource clock;

    PriceController(
            Listings listings, PriceBoard board, SharedPrices shared, StoredFunding funding, InstantSource clock) {
        this.listings = listings;
        this.board = board;
        this.shared = shared;
        this.funding = funding;
        this.clock = clock;
    }

    /** What the feed says: a decimal price, and the time in milliseconds at which it was so. */
    record FeedPrice(String symbol, String price, long time) {}

    @PostMapping("/api/admin/market/index-prices")
    @AllowedRoles(Role.FEED)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void indexPrices(Identity caller, @RequestBody List<FeedPrice> prices) {
        caller.require(Role.FEED);
        if (prices.size() > FEED_PRICES_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "more than " + FEED_PRICES_MAX + " prices");
        }
        List<SourcePrice> read = new ArrayList<>(prices.size());
        for (FeedPrice price : prices) {
            read.add(read(price));
        }
        shared.putIndexes(read);
    }

    @GetMapping(path = "/fapi/v1/premiumIndex", produces = MediaType.APPLICATION_JSON_VALUE)
    String premiumIndex(HttpServletRequest request) {
        JsonText text = new JsonText();
        new MarketQuery(request, listings)
                .symbolIfSent()
                .ifPresentOrElse(
                        listing -> write(
                                text,
                                listing,
                                board.last(listing.market()).orElseThrow(DialectError.DISCONNECTED::exception)),
                        () -> writeAll(text));
        return text.toString();
    }

    @GetMapping(path = "/fapi/v1/fundingRate", produces = MediaType.APPLICATION_JSON_VALUE)
    String fundingRate(HttpServletRequest request) {
        MarketQuery query = new MarketQuery(request, listings);
        int market = query.symbolIfSent().map(Listing::market).orElse(0);
        long start = query.number("startTime").orElse(0);
        long end = query.number("endTime").orElse(Long.MAX_VALUE);
        if (start > end) {
            throw DialectError.START_AFTER_END.exception();
        }
        int limit = query.limit(RATES_DEFAULT, RATES_MAX);
        JsonText text = new JsonText().array();
        for (PaidRate rate : funding.list(new StoredFunding.Page(market, start, end, limit))) {
            listings.find(rate.market()).ifPresent(listing -> write(text, listing, rate));
        }
        return text.endArray().toString();
    }

    private static void write(JsonText text, Listing listing, PaidRate rate) {
        text.object()
                .field("symbol", listing.symbol())
                .field("fundingRate", Premium.text(rate.ratePpb()))
                .field("fundingTime", rate.dueMillis())
                .field("markPrice", listing.price(rate.markTicks()))
                .endObject();
    }

    @GetMapping(path = "/fapi/v1/fundingInfo", produces = MediaType.APPLICATION_JSON_VALUE)
    String fundingInfo() {
        JsonText text = new JsonText().array();
        for (Listing listing : listings.all()) {
            MarketSpec.Funding terms = listing.spec().funding();
            text.object()
                    .field("symbol", listing.symbol())
                    .field("adjustedFundingRateCap", Premium.text(terms.capPpb()))
                    .field("adjustedFundingRateFloor", Premium.text(terms.floorPpb()))
                    .field("fundingIntervalHours", terms.intervalHours())
                    .flag("disclaimer", false)
                    .endObject();
        }
        return text.endArray().toString();
    }

    private SourcePrice read(FeedPrice price) {
        Listing listing = listings.find(price.symbol())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "unknown symbol"));
        try {
            return new SourcePrice(
                    listing.market(),
                    IndexSource.FEED,
                    Decimals.parse(price.price(), Listing.INDEX_SCALE),
                    Math.min(price.time(), clock.millis()));
        } catch (IllegalArgumentException malformed) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "malformed price", malformed);
        }
    }

    private void writeAll(JsonText text) {
        text.array();
        for (Listing listing : listings.all()) {
            board.last(listing.market()).ifPresent(prices -> write(text, listing, prices));
        }
        text.endArray();
    }

    private static void write(JsonText text, Listing listing, MarketPrices prices) {
        String mark = listing.price(prices.markTicks());
        text.object()
                .field("symbol", listing.symbol())
                .field("markPrice", mark)
                .field("indexPrice", Decimals.format(prices.indexUnits(), Listing.INDEX_SCALE))
                .field("estimatedSettlePrice", mark)
                .field("lastFundingRate", Premium.text(prices.funding().ratePpb()))
                .field("interestRate", Premium.text(listing.spec().funding().interestPpb()))
                .field("nextFundingTime", prices.funding().dueMillis())
                .field("time", prices.timeMillis())
                .endObject();
    }
}
