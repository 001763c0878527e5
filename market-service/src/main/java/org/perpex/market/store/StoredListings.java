package org.perpex.market.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;
import org.perpex.market.index.Constituent;
import org.perpex.market.index.IndexSource;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;

/** The listed markets, as the tables have them. */
public final class StoredListings {

    private final MarketMapper mapper;

    StoredListings(MarketMapper mapper) {
        this.mapper = mapper;
    }

    public Listings load() {
        Map<Integer, List<LeverageBracket>> brackets = mapper.brackets().stream()
                .collect(Collectors.groupingBy(
                        BracketRow::market, Collectors.mapping(StoredListings::bracket, Collectors.toList())));
        return new Listings(mapper.markets().stream()
                .map(row -> listing(row, brackets.getOrDefault(row.market(), List.of())))
                .toList());
    }

    /** All sources that an index may be made of. */
    public List<Constituent> indexSources() {
        return mapper.indexSources().stream()
                .map(row -> new Constituent(row.market(), IndexSource.of(row.source()), row.name(), row.weight()))
                .toList();
    }

    /** Claims the announcement of a market; false if it has been announced. Within the caller's transaction. */
    public boolean claimAnnouncement(int market) {
        return mapper.announce(market) == 1;
    }

    private static LeverageBracket bracket(BracketRow row) {
        return new LeverageBracket(
                row.floorUnits(), row.capUnits(), row.maintenancePpm(), row.leverageMax(), row.deductionUnits());
    }

    private static Listing listing(MarketRow row, List<LeverageBracket> brackets) {
        MarketSpec spec = new MarketSpec(
                row.market(),
                row.symbol(),
                Product.of(row.product()),
                Asset.of(row.baseAsset()),
                Asset.of(row.quoteAsset()),
                new MarketSpec.Units(row.priceScale(), row.tickSize(), row.sizeScale(), row.lotSize()),
                limits(row),
                new MarketSpec.Fees(row.makerFeePpm(), row.takerFeePpm(), row.liquidationFeePpm()),
                brackets);
        return new Listing(spec, row.steadyTicks(), row.triggerProtectPpm(), row.listedMillis());
    }

    private static MarketSpec.Limits limits(MarketRow row) {
        return new MarketSpec.Limits(
                row.priceTicksMin(),
                row.priceTicksMax(),
                row.sizeLotsMin(),
                row.sizeLotsMax(),
                row.marketSizeLotsMax(),
                row.notionalUnitsMin(),
                row.priceUpPpm(),
                row.priceDownPpm(),
                row.takeBoundPpm(),
                row.openOrdersMax());
    }
}
