package org.perpex.market.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Locale;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.Exact;
import org.perpex.market.index.Constituent;
import org.perpex.market.index.Constituents;
import org.perpex.market.index.IndexPrices;
import org.perpex.market.index.SourcePrice;
import org.perpex.market.json.JsonText;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What indexes are made of. No market stands on an index of several assets, so there is none to describe. */
@RestController
class IndexController {

    private static final int WEIGHT_SCALE = 8;
    private static final long WEIGHT_ONE = 100_000_000L;

    private final Listings listings;
    private final Constituents constituents;
    private final IndexPrices indexes;
    private final InstantSource clock;

    IndexController(Listings listings, Constituents constituents, IndexPrices indexes, InstantSource clock) {
        this.listings = listings;
        this.constituents = constituents;
        this.indexes = indexes;
        this.clock = clock;
    }

    /** Lists the sources that have said a price, each with its share of the weight of all sources. */
    @GetMapping(path = "/fapi/v1/constituents", produces = MediaType.APPLICATION_JSON_VALUE)
    String constituents(HttpServletRequest request) {
        Listing listing = new MarketQuery(request, listings).symbol();
        JsonText text = new JsonText()
                .object()
                .field("symbol", listing.symbol())
                .field("time", clock.millis())
                .array("constituents");
        long weights = constituents.of(listing.market()).stream()
                .mapToLong(Constituent::weight)
                .sum();
        for (Constituent constituent : constituents.of(listing.market())) {
            SourcePrice price = indexes.newest(listing.market(), constituent.source());
            if (price != null) {
                long share = Exact.mulDivFloor(constituent.weight(), WEIGHT_ONE, weights);
                text.object()
                        .field("exchange", constituent.source().name().toLowerCase(Locale.ROOT))
                        .field("symbol", constituent.name())
                        .field("price", Decimals.format(price.units(), Listing.INDEX_SCALE))
                        .field("weight", Decimals.format(share, WEIGHT_SCALE))
                        .endObject();
            }
        }
        return text.endArray().endObject().toString();
    }

    @GetMapping(path = "/fapi/v1/indexInfo", produces = MediaType.APPLICATION_JSON_VALUE)
    String indexInfo(HttpServletRequest request) {
        new MarketQuery(request, listings).symbolIfSent();
        return "[]";
    }
}
