package org.perpex.market.price;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides when a price set is due: once a second, and at once when a mark price has moved far. Not thread-safe: owned by
 * the price loop.
 */
public final class PriceClock {

    private static final long PERIOD_MILLIS = Duration.ofSeconds(1).toMillis();

    private final PriceComputer computer;
    private final Map<Integer, Long> sentTicks = new HashMap<>();
    private long sentMillis = Long.MIN_VALUE;
    private long sampledMillis = Long.MIN_VALUE;

    public PriceClock(PriceComputer computer) {
        this.computer = computer;
    }

    /** The set to send now, if one is due. */
    public Optional<List<MarketPrices>> due(long nowMillis) {
        if (sampledMillis == Long.MIN_VALUE || nowMillis - sampledMillis >= PERIOD_MILLIS) {
            computer.sample(nowMillis);
            sampledMillis = nowMillis;
        }
        List<MarketPrices> prices = computer.compute(nowMillis);
        boolean periodOver = sentMillis == Long.MIN_VALUE || nowMillis - sentMillis >= PERIOD_MILLIS;
        return periodOver || anyMovedFar(prices) ? Optional.of(prices) : Optional.empty();
    }

    /** Notes that a set has been sent. */
    public void sent(List<MarketPrices> prices) {
        for (MarketPrices price : prices) {
            sentTicks.put(price.market(), price.markTicks());
            sentMillis = price.timeMillis();
        }
    }

    private boolean anyMovedFar(List<MarketPrices> prices) {
        for (MarketPrices price : prices) {
            Long before = sentTicks.get(price.market());
            if (before != null && PriceComputer.movedFar(before, price.markTicks())) {
                return true;
            }
        }
        return false;
    }
}
