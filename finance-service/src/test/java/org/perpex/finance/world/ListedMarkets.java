package org.perpex.finance.world;

import java.util.List;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Product;
import org.perpex.common.spring.market.MarketSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Markets come from market-service: here they are data. */
@TestConfiguration(proxyBeanMethods = false)
public class ListedMarkets {

    private static final MarketSpec BITCOIN = new MarketSpec(
            1,
            "BTCUSDT",
            Product.PERPETUAL,
            Asset.BTC,
            Asset.USDT,
            new MarketSpec.Units(2, 10, 3, 1),
            new MarketSpec.Limits(1, 40_000_000, 1, 1_000_000, 120_000, 0, 1_100_000, 900_000, 50_000, 200),
            new MarketSpec.Fees(200, 500, 12_000),
            List.of(new LeverageBracket(0, 100_000_000_000_000L, 4_000, 125, 0)));

    @Bean
    public MarketSource marketSource() {
        return () -> List.of(BITCOIN);
    }
}
