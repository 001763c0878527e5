package org.perpex.common.spring.market;

import java.util.List;
import org.perpex.common.core.MarketSpec;
import org.springframework.web.service.annotation.GetExchange;

/** Where the specifications of markets come from: market-service. */
public interface MarketSource {

    /** All listed markets. Throws if they cannot be had now. */
    @GetExchange("/internal/markets")
    List<MarketSpec> listed();
}
