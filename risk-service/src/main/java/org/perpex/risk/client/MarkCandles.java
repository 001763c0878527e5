package org.perpex.risk.client;

import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/** What market-service offers of the past: candles of mark prices, each a list as the dialect writes it. */
interface MarkCandles {

    @GetExchange("/fapi/v1/markPriceKlines")
    List<List<Object>> candles(
            @RequestParam("symbol") String symbol,
            @RequestParam("interval") String interval,
            @RequestParam("limit") int limit);
}
