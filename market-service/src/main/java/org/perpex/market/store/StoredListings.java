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

/** The listed markets, as the tables have them. */
public final class StoredListings {

    private final MarketMapper mapper;

    StoredListings(MarketMapper mapper) {
        this.mapper = mapper;
    }

    /** Every market, by number. */
    public List<Listing> all() {
        Map<Integer, List<LeverageBracket>> brackets = mapper.brackets().stream()
                .collect(Collectors.groupingBy(
                        BracketRow::market, Collectors.mapping(StoredListings::bracket, Collectors.toList())));
        return mapper.markets().stream()
                .map(row -> listing(row, brackets.getOrDefault(row.market(), List.of())))
                .toList();
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

    /** Adds a market that the caller announces, its index made of the feed alone. Within the caller's transaction. */
    public void add(Listing listing) {
        mapper.insert(row(listing));
        addBrackets(listing);
        mapper.addIndexSource(listing.market(), IndexSource.FEED.code, listing.symbol(), 1);
    }

    /**
     * Replaces the terms of a market by those of its next version. Within the caller's transaction.
     *
     * @return false, and nothing changes, if the version is not the next
     */
    public boolean replace(Listing listing) {
        if (mapper.claimVersion(listing.market(), listing.version() - 1, listing.version()) == 0) {
            return false;
        }
        mapper.updateById(row(listing));
        mapper.deleteBrackets(listing.market());
        addBrackets(listing);
        return true;
    }

    /** The number of the next market. Within the caller's transaction, which others wait for. */
    public int nextNumber() {
        return mapper.lastNumberLocked() + 1;
    }

    private void addBrackets(Listing listing) {
        List<LeverageBracket> brackets = listing.spec().brackets();
        for (int i = 0; i < brackets.size(); i++) {
            LeverageBracket bracket = brackets.get(i);
            mapper.addBracket(new BracketRow(
                    listing.market(),
                    i + 1,
                    bracket.floorUnits(),
                    bracket.capUnits(),
                    bracket.maintenancePpm(),
                    bracket.leverageMax(),
                    bracket.deductionUnits()));
        }
    }

    private static MarketRow row(Listing listing) {
        MarketSpec spec = listing.spec();
        MarketSpec.Limits limits = spec.limits();
        return new MarketRow(
                spec.market(),
                spec.symbol(),
                spec.product().code,
                spec.base().code,
                spec.quote().code,
                spec.units().priceScale(),
                spec.units().tickSize(),
                spec.units().sizeScale(),
                spec.units().lotSize(),
                limits.priceTicksMin(),
                limits.priceTicksMax(),
                limits.sizeLotsMin(),
                limits.sizeLotsMax(),
                limits.marketSizeLotsMax(),
                limits.notionalUnitsMin(),
                limits.priceUpPpm(),
                limits.priceDownPpm(),
                limits.takeBoundPpm(),
                limits.openOrdersMax(),
                spec.fees().makerPpm(),
                spec.fees().takerPpm(),
                spec.fees().liquidationPpm(),
                listing.triggerProtectPpm(),
                listing.steadyTicks(),
                listing.listedMillis(),
                true,
                listing.version());
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
        return new Listing(spec, row.steadyTicks(), row.triggerProtectPpm(), row.listedMillis(), row.specVersion());
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
