package org.perpex.market.price;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest index price of each market. Thread-safe. */
public final class IndexPrices {

    private final Map<Integer, IndexPrice> newest = new ConcurrentHashMap<>();
    private final Duration freshness;

    public IndexPrices(Duration freshness) {
        this.freshness = freshness;
    }

    /** Takes a price unless a later one is known. */
    public void put(IndexPrice price) {
        newest.merge(
                price.market(),
                price,
                (known, arrived) -> arrived.timeMillis() >= known.timeMillis() ? arrived : known);
    }

    /** The newest price of a market, however old. */
    public Optional<IndexPrice> newest(int market) {
        return Optional.ofNullable(newest.get(market));
    }

    /** The newest price of a market, unless it is too old to go by. */
    public Optional<IndexPrice> fresh(int market, long nowMillis) {
        return newest(market).filter(price -> nowMillis - price.timeMillis() <= freshness.toMillis());
    }
}
