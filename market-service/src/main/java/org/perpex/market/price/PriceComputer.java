package org.perpex.market.price;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;
import org.perpex.market.funding.FundingState;
import org.perpex.market.funding.Premium;
import org.perpex.market.index.IndexPrice;
import org.perpex.market.index.IndexPrices;
import org.perpex.market.price.MarkPrice.FundingDue;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;

/**
 * Computes index, mark price and funding of every market. While a market has no fresh index, its prices stay where they
 * are; before the first index they stand at the market's steady price. Not thread-safe: owned by the price loop.
 */
public final class PriceComputer {

    /** How many levels a side an impact price may reach into. */
    private static final int IMPACT_LEVELS_MAX = 1_000;

    private final Listings listings;
    private final IndexPrices indexes;
    private final BookTops books;
    private final Map<Integer, BasisAverage> basis = new HashMap<>();
    private final Map<Integer, MarketPrices> last = new HashMap<>();
    private final Map<Integer, FundingState> funding = new HashMap<>();

    /** What prices are computed from. */
    public record Inputs(Listings listings, IndexPrices indexes, BookTops books) {}

    public PriceComputer(Inputs inputs) {
        this.listings = inputs.listings();
        this.indexes = inputs.indexes();
        this.books = inputs.books();
    }

    /** Goes on from prices that another holder or an earlier run computed. */
    public void resume(List<MarketPrices> prices) {
        prices.forEach(price -> last.put(price.market(), price));
        resumeFunding(prices);
    }

    /** Goes on with the funding of an interval, however long ago its last sample was: the interval may not be over. */
    public void resumeFunding(List<MarketPrices> prices) {
        prices.forEach(price -> funding.put(price.market(), price.funding()));
    }

    /**
     * Takes one sample of each market's basis, and every five seconds one of its premium. To be called once a second.
     */
    public void sample(long nowMillis) {
        for (Listing listing : listings.all()) {
            FundingState begun = fundingOf(listing.market()).at(listing.spec().funding(), nowMillis);
            funding.put(listing.market(), begun);
            indexes.fresh(listing.market(), nowMillis).ifPresent(index -> {
                sampleBasis(listing, index.units());
                samplePremium(listing, index.units(), nowMillis);
            });
        }
    }

    private void sampleBasis(Listing listing, long indexUnits) {
        OptionalLong twiceMiddle = books.twiceMiddleTicks(listing.market());
        if (twiceMiddle.isPresent()) {
            long middle = Math.multiplyExact(twiceMiddle.getAsLong(), listing.tickIndexUnits()) / 2;
            basis.computeIfAbsent(listing.market(), _ -> new BasisAverage()).add(middle - indexUnits);
        }
    }

    private void samplePremium(Listing listing, long indexUnits, long nowMillis) {
        int market = listing.market();
        MarketSpec.Funding terms = listing.spec().funding();
        FundingState before = fundingOf(market);
        if (before.isSampleDue(terms, nowMillis)) {
            Premium.of(
                            listing,
                            indexUnits,
                            books.levels(market, Side.BUY, IMPACT_LEVELS_MAX),
                            books.levels(market, Side.SELL, IMPACT_LEVELS_MAX))
                    .ifPresent(premium -> funding.put(market, before.plus(terms, nowMillis, premium)));
        }
    }

    private FundingState fundingOf(int market) {
        return funding.getOrDefault(market, FundingState.START);
    }

    /** The prices of all markets now, in the order of their numbers. */
    public List<MarketPrices> compute(long nowMillis) {
        return listings.all().stream()
                .map(listing -> compute(listing, nowMillis))
                .toList();
    }

    /** Whether a mark price is more than 0.1 % away from what it was. */
    public static boolean movedFar(long beforeTicks, long nowTicks) {
        return Exact.compareProducts(Math.abs(nowTicks - beforeTicks), 1_000, beforeTicks, 1) > 0;
    }

    private MarketPrices compute(Listing listing, long nowMillis) {
        int market = listing.market();
        FundingState due = fundingOf(market).at(listing.spec().funding(), nowMillis);
        MarketPrices now = indexes.fresh(market, nowMillis)
                .map(index ->
                        new MarketPrices(market, marked(listing, index, due, nowMillis), index.units(), due, nowMillis))
                .orElseGet(() -> steady(listing, due, nowMillis));
        last.put(market, now);
        return now;
    }

    private MarketPrices steady(Listing listing, FundingState due, long nowMillis) {
        MarketPrices before = last.get(listing.market());
        long markTicks = before == null ? listing.steadyTicks() : before.markTicks();
        long indexUnits = before == null
                ? Math.multiplyExact(listing.steadyTicks(), listing.tickIndexUnits())
                : before.indexUnits();
        return new MarketPrices(listing.market(), markTicks, indexUnits, due, nowMillis);
    }

    private long marked(Listing listing, IndexPrice index, FundingState funded, long nowMillis) {
        BasisAverage average = basis.get(listing.market());
        long basisUnits = average == null ? 0 : average.mean();
        long contract = books.lastTicks(listing.market())
                .map(ticks -> Math.multiplyExact(ticks, listing.tickIndexUnits()))
                .orElse(index.units() + basisUnits);
        FundingDue due = new FundingDue(
                funded.ratePpb(),
                Duration.ofMillis(funded.dueMillis() - nowMillis),
                Duration.ofHours(listing.spec().funding().intervalHours()));
        long mark = MarkPrice.of(index.units(), due, basisUnits, contract);
        return Math.clamp(
                listing.nearestTicks(mark),
                listing.spec().limits().priceTicksMin(),
                listing.spec().limits().priceTicksMax());
    }
}
