package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.order.EngineClock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers for rules of the dialect that this exchange does not have: no asset pays fees in place of the quote asset, and
 * no statistic of an account locks its trading.
 */
@RestController
@RequestMapping("/fapi/v1")
class ExchangeRulesController {

    private final Markets markets;
    private final EngineClock engineClock;

    ExchangeRulesController(Markets markets, EngineClock engineClock) {
        this.markets = markets;
        this.engineClock = engineClock;
    }

    record FeeBurnJson(boolean feeBurn) {}

    record TradingStatusJson(Map<String, Object> indicators, long updateTime) {}

    @GetMapping("/feeBurn")
    FeeBurnJson feeBurn(Identity identity) {
        identity.require(Permission.READ);
        return new FeeBurnJson(false);
    }

    @PostMapping("/feeBurn")
    Done setFeeBurn(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        Parameters parameters = Requests.parameters(request);
        parameters.require("feeBurn");
        if (parameters.flag("feeBurn", false)) {
            throw DialectError.OPERATION_UNSUPPORTED.exception();
        }
        return Done.SUCCESS;
    }

    @GetMapping("/apiTradingStatus")
    TradingStatusJson tradingStatus(Identity identity, HttpServletRequest request) {
        identity.require(Permission.READ);
        String symbol = Requests.parameters(request).find("symbol");
        if (symbol != null) {
            markets.require(symbol);
        }
        return new TradingStatusJson(Map.of(), engineClock.nowMillis());
    }
}
