package org.perpex.market;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;

/** Markets that tests use. */
public final class Fixtures {

    /** Ticks of 0.10, lots of 0.001, steady at 61659.80. */
    public static final Listing BTC = listing(1, "BTCUSDT", new MarketSpec.Units(2, 10, 3, 1), 616_598);

    /** Ticks of 0.01, lots of 0.001, steady at 2681.38. */
    public static final Listing ETH = listing(2, "ETHUSDT", new MarketSpec.Units(2, 1, 3, 1), 268_138);

    public static final Listings LISTINGS = new Listings(List.of(BTC, ETH));

    private Fixtures() {}

    private static Listing listing(int market, String symbol, MarketSpec.Units units, long steadyTicks) {
        MarketSpec spec = new MarketSpec(
                market,
                symbol,
                Product.PERPETUAL,
                market == 1 ? Asset.BTC : Asset.ETH,
                Asset.USDT,
                units,
                new MarketSpec.Limits(
                        1, 10_000_000, 1, 1_000_000, 1_000_000, 1_000_000_000, 1_100_000, 900_000, 100_000, 200),
                new MarketSpec.Fees(200, 500, 12_000),
                List.of(new LeverageBracket(0, 5_000_000_000_000L, 4_000, 125, 0)));
        return new Listing(spec, steadyTicks, 50_000, 1_723_161_256_000L);
    }
}
