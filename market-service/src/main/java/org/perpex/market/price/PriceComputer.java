package org.perpex.market.price;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.perpex.common.core.Exact;
import org.perpex.market.price.MarkPrice.FundingDue;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;

/**
 * Computes index and mark price of every market. While a market's index is too old, both stay where they are; before
 * the first index they stand at the market's steady price. Not thread-safe: owned by the price loop.
 */
public final class PriceComputer {

    /** How long until funding is paid again. */
    public static final Duration FUNDING_INTERVAL = Duration.ofHours(8);

    private final Listings listings;
    private final IndexPrices indexes;
    private final BookTops books;
    private final Map<Integer, BasisAverage> basis = new HashMap<>();
    private final Map<Integer, MarketPrices> last = new HashMap<>();

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
    }

    /** Takes one sample of each market's basis. To be called once a second. */
    public void sample(long nowMillis) {
        for (Listing listing : listings.all()) {
            OptionalLong twiceMiddle = books.twiceMiddleTicks(listing.market());
            Optional<IndexPrice> index = indexes.fresh(listing.market(), nowMillis);
            if (twiceMiddle.isPresent() && index.isPresent()) {
                long middle = Math.multiplyExact(twiceMiddle.getAsLong(), listing.tickIndexUnits()) / 2;
                basis.computeIfAbsent(listing.market(), market -> new BasisAverage())
                        .add(middle - index.get().units());
            }
        }
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
        MarketPrices steady = last.getOrDefault(
                listing.market(),
                new MarketPrices(
                        listing.market(),
                        listing.steadyTicks(),
                        Math.multiplyExact(listing.steadyTicks(), listing.tickIndexUnits()),
                        nowMillis));
        MarketPrices now = indexes.fresh(listing.market(), nowMillis)
                .map(index -> marked(listing, index, nowMillis))
                .orElse(new MarketPrices(listing.market(), steady.markTicks(), steady.indexUnits(), nowMillis));
        last.put(listing.market(), now);
        return now;
    }

    private MarketPrices marked(Listing listing, IndexPrice index, long nowMillis) {
        BasisAverage average = basis.get(listing.market());
        long basisUnits = average == null ? 0 : average.mean();
        long contract = books.lastTicks(listing.market())
                .map(ticks -> Math.multiplyExact(ticks, listing.tickIndexUnits()))
                .orElse(index.units() + basisUnits);
        Duration remaining = Duration.ofMillis(nextFundingMillis(nowMillis) - nowMillis);
        long mark = MarkPrice.of(index.units(), new FundingDue(0, remaining, FUNDING_INTERVAL), basisUnits, contract);
        long ticks = Math.clamp(
                listing.nearestTicks(mark),
                listing.spec().limits().priceTicksMin(),
                listing.spec().limits().priceTicksMax());
        return new MarketPrices(listing.market(), ticks, index.units(), nowMillis);
    }

    /** When funding is paid next: at 00:00, 08:00 and 16:00 UTC. */
    public static long nextFundingMillis(long nowMillis) {
        long interval = FUNDING_INTERVAL.toMillis();
        return Math.floorDiv(nowMillis, interval) * interval + interval;
    }
}
