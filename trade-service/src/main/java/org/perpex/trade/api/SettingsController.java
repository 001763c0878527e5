package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.order.OrderEntry;
import org.perpex.trade.order.Outcome;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes how an account trades. Margin is cross and positions are one-way: asking for that is answered so. */
@RestController
@RequestMapping("/fapi/v1")
class SettingsController {

    private final Markets markets;
    private final OrderEntry entry;

    SettingsController(Markets markets, OrderEntry entry) {
        this.markets = markets;
        this.entry = entry;
    }

    record LeverageJson(int leverage, String maxNotionalValue, String symbol) {}

    @PostMapping("/leverage")
    LeverageJson leverage(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        Parameters parameters = Requests.parameters(request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        parameters.require("leverage");
        long leverage = parameters.number("leverage", 0);
        if (leverage < 1 || leverage > market.leverageMax()) {
            throw DialectError.LEVERAGE_INVALID.exception(leverage);
        }
        Outcome.LeverageSet set =
                entry.setLeverage(Requests.request(0), Requests.account(identity), market, (int) leverage);
        return new LeverageJson(
                set.leverage(), Decimals.format(set.notionalMaxUnits() / 100_000_000L, 0), market.symbol());
    }

    @PostMapping("/marginType")
    void marginType(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        Parameters parameters = Requests.parameters(request);
        markets.require(parameters.require("symbol"));
        throw switch (parameters.require("marginType")) {
            case "CROSSED" -> DialectError.MARGIN_TYPE_UNCHANGED.exception();
            case "ISOLATED" -> DialectError.OPERATION_UNSUPPORTED.exception();
            default -> DialectError.PARAMETER_INVALID.exception("marginType");
        };
    }

    @PostMapping("/positionSide/dual")
    void positionMode(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        Parameters parameters = Requests.parameters(request);
        parameters.require("dualSidePosition");
        throw parameters.flag("dualSidePosition", false)
                ? DialectError.OPERATION_UNSUPPORTED.exception()
                : DialectError.POSITION_SIDE_UNCHANGED.exception();
    }
}
