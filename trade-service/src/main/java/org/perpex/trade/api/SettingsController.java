package org.perpex.trade.api;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.PositionMode;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.market.Markets;
import org.perpex.trade.order.Filters;
import org.perpex.trade.order.OrderForm;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.setting.AccountSettings;
import org.perpex.trade.setting.MarginMove;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes how an account trades. */
@RestController
@RequestMapping("/fapi/v1")
class SettingsController {

    private final Markets markets;
    private final AccountSettings settings;

    SettingsController(Markets markets, AccountSettings settings) {
        this.markets = markets;
        this.settings = settings;
    }

    record LeverageJson(int leverage, String maxNotionalValue, String symbol) {}

    record MarginJson(BigDecimal amount, int code, String msg, int type) {}

    record CountdownJson(String symbol, String countdownTime) {}

    @PostMapping("/leverage")
    LeverageJson leverage(Identity identity, HttpServletRequest request) {
        Parameters parameters = parameters(identity, request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        parameters.require("leverage");
        long leverage = parameters.number("leverage", 0);
        if (leverage < 1 || leverage > market.leverageMax()) {
            throw DialectError.LEVERAGE_INVALID.exception(leverage);
        }
        Outcome.LeverageSet set =
                settings.setLeverage(Requests.request(0), Requests.account(identity), market, (int) leverage);
        return new LeverageJson(
                set.leverage(), Decimals.format(set.notionalMaxUnits() / 100_000_000L, 0), market.symbol());
    }

    @PostMapping("/marginType")
    Done marginType(Identity identity, HttpServletRequest request) {
        Parameters parameters = parameters(identity, request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        MarginMode mode = switch (parameters.require("marginType")) {
            case "CROSSED" -> MarginMode.CROSS;
            case "ISOLATED" -> MarginMode.ISOLATED;
            default -> throw DialectError.PARAMETER_INVALID.exception("marginType");
        };
        settings.setMarginMode(Requests.request(0), Requests.account(identity), market, mode);
        return Done.SUCCESS;
    }

    @PostMapping("/positionSide/dual")
    Done positionMode(Identity identity, HttpServletRequest request) {
        boolean hedges = requireFlag(parameters(identity, request), "dualSidePosition");
        PositionMode mode = hedges ? PositionMode.HEDGE : PositionMode.ONE_WAY;
        settings.setPositionMode(Requests.request(0), Requests.account(identity), mode);
        return Done.SUCCESS;
    }

    @PostMapping("/multiAssetsMargin")
    Done multiAssetMode(Identity identity, HttpServletRequest request) {
        boolean enabled = requireFlag(parameters(identity, request), "multiAssetsMargin");
        settings.setMultiAssetMode(Requests.request(0), Requests.account(identity), enabled);
        return Done.SUCCESS;
    }

    @PostMapping("/positionMargin")
    MarginJson positionMargin(Identity identity, HttpServletRequest request) {
        Parameters parameters = parameters(identity, request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        long units = Filters.amount("amount", parameters.require("amount"));
        MarginType type = MarginType.require(parameters);
        MarginMove move = new MarginMove(
                market,
                OrderForm.positionSide(parameters.find("positionSide")),
                type == MarginType.ADD ? units : Math.negateExact(units));
        settings.moveMargin(Requests.request(0), Requests.account(identity), move);
        BigDecimal amount = BigDecimal.valueOf(units, Decimals.UNIT_SCALE).stripTrailingZeros();
        return new MarginJson(amount, 200, "Successfully modify position margin.", type.number);
    }

    @PostMapping("/countdownCancelAll")
    CountdownJson countdown(Identity identity, HttpServletRequest request) {
        Parameters parameters = parameters(identity, request);
        MarketSpec market = markets.require(parameters.require("symbol"));
        parameters.require("countdownTime");
        long millis = parameters.number("countdownTime", 0);
        settings.setCountdown(Requests.request(0), Requests.account(identity), market, millis);
        return new CountdownJson(market.symbol(), Long.toString(millis));
    }

    private static Parameters parameters(Identity identity, HttpServletRequest request) {
        identity.require(Permission.TRADE);
        return Requests.parameters(request);
    }

    private static boolean requireFlag(Parameters parameters, String name) {
        parameters.require(name);
        return parameters.flag(name, false);
    }
}
