package org.perpex.market.price;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last prices that were sent to the engines, whichever instance computed them. Thread-safe. */
public final class PriceBoard {

    private final Map<Integer, MarketPrices> last = new ConcurrentHashMap<>();

    public void put(List<MarketPrices> prices) {
        for (MarketPrices arrived : prices) {
            last.merge(arrived.market(), arrived, (known, now) -> now.timeMillis() >= known.timeMillis() ? now : known);
        }
    }

    public Optional<MarketPrices> last(int market) {
        return Optional.ofNullable(last.get(market));
    }
}
