package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.guard.AccountGuards;
import org.perpex.trade.guard.Protection;
import org.perpex.trade.order.Filters;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What guards an account's orders, beyond the dialect. */
@RestController
@RequestMapping("/fapi/v1/perpex")
class GuardController {

    private static final long DAY_MILLIS = 86_400_000;

    private final Markets markets;
    private final AccountGuards guards;

    GuardController(Markets markets, AccountGuards guards) {
        this.markets = markets;
        this.guards = guards;
    }

    record CanceledJson(int code, String msg, int count) {}

    @DeleteMapping("/openOrders")
    CanceledJson cancelEverywhere(Identity identity) {
        identity.require(Permission.TRADE);
        int count = guards.cancelEverywhere(Requests.request(0), Requests.account(identity));
        return new CanceledJson(Done.ALL_CANCELED.code(), Done.ALL_CANCELED.msg(), count);
    }

    @PostMapping("/makerProtection")
    Done protect(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        Parameters parameters = Requests.parameters(request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        parameters.require("windowMillis");
        String quantity = parameters.find("quantityMax");
        Protection wanted = new Protection(
                market,
                bounded(parameters, "windowMillis", DAY_MILLIS),
                quantity == null ? 0 : Filters.size(market, OrderType.LIMIT, quantity),
                (int) bounded(parameters, "fillsMax", Integer.MAX_VALUE),
                bounded(parameters, "frozenMillis", DAY_MILLIS));
        guards.protect(Requests.request(0), Requests.account(identity), wanted);
        return Done.SUCCESS;
    }

    @PostMapping("/makerProtection/reset")
    Done reset(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        MarketSpec market = markets.require(Requests.parameters(request).require("symbol"));
        guards.resetProtection(Requests.request(0), Requests.account(identity), market);
        return Done.SUCCESS;
    }

    private static long bounded(Parameters parameters, String name, long max) {
        long value = parameters.number(name, 0);
        if (value > max) {
            throw DialectError.PARAMETER_INVALID.exception(name);
        }
        return value;
    }
}
