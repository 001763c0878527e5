package org.perpex.trade.order;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.market.Markets;

/** Reads a conditional order from the parameters of a request: the syntax first, then the filters of its market. */
public final class TriggerForm {

    /** Decimals of a callback rate in percent: then its smallest part is a millionth. */
    private static final int PERCENT_SCALE = 4;

    private static final long CALLBACK_PPM_MIN = 1_000;
    private static final long CALLBACK_PPM_MAX = 100_000;

    private final Markets markets;

    public TriggerForm(Markets markets) {
        this.markets = markets;
    }

    /** Returns the trigger, or refuses with the first error that applies. */
    public NewTrigger read(Parameters parameters) {
        requireConditional(parameters.require("algoType"));
        MarketSpec market = markets.require(parameters.require("symbol"));
        var side = OrderForm.side(parameters.require("side"));
        TriggerType type = type(parameters.require("type"));
        boolean trails = type == TriggerType.TRAILING_STOP_MARKET;
        PriceMatch match = OrderForm.priceMatch(parameters);
        if (match != PriceMatch.NONE && becomes(type) == OrderType.MARKET) {
            throw DialectError.PRICE_MATCH_TYPE_UNSUPPORTED.exception();
        }
        TimeInForce timeInForce = timeInForce(parameters.find("timeInForce"));
        boolean closes = parameters.flag("closePosition", false);
        PositionSide position = OrderForm.positionSide(parameters.find("positionSide"));
        boolean reduceOnly = OrderForm.reduceOnly(parameters, position);
        OrderForm.wantsResult(parameters.find("newOrderRespType"));
        long sizeLots = sizeLots(market, type, closes, parameters);
        long triggerTicks = trails ? 0 : Filters.price(market, parameters.require("triggerPrice"));
        boolean priced = becomes(type) == OrderType.LIMIT && match == PriceMatch.NONE;
        long priceTicks = priced ? Filters.price(market, parameters.require("price")) : 0;
        if (priced && !reduceOnly && !position.isClosedBy(side)) {
            Filters.requireNotional(market, priceTicks, sizeLots);
        }
        TriggerOrder order = new TriggerOrder(
                side,
                position,
                type,
                workingPrice(parameters.find("workingType")),
                triggerTicks,
                trails ? activationTicks(market, parameters) : 0,
                trails ? callbackPpm(parameters.require("callbackRate")) : 0,
                priceTicks,
                sizeLots,
                timeInForce,
                reduceOnly,
                closes,
                parameters.flag("priceProtect", false),
                OrderForm.selfTradePrevention(parameters.find("selfTradePreventionMode")),
                OrderForm.goodTillMillis(parameters, timeInForce),
                0,
                match,
                OrderForm.clientOrderId(parameters.find("clientAlgoId")));
        return new NewTrigger(market, order);
    }

    private static void requireConditional(String algoType) {
        if (!algoType.equals("CONDITIONAL")) {
            throw DialectError.PARAMETER_INVALID.exception("algoType");
        }
    }

    private static TriggerType type(String text) {
        return Arrays.stream(TriggerType.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(DialectError.ORDER_TYPE_INVALID::exception);
    }

    /** What kind of order it becomes. */
    public static OrderType becomes(TriggerType type) {
        return switch (type) {
            case STOP, TAKE_PROFIT -> OrderType.LIMIT;
            case STOP_MARKET, TAKE_PROFIT_MARKET, TRAILING_STOP_MARKET -> OrderType.MARKET;
        };
    }

    private static TimeInForce timeInForce(@Nullable String text) {
        if (text == null) {
            return TimeInForce.GTC;
        }
        return Arrays.stream(TimeInForce.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(DialectError.TIME_IN_FORCE_INVALID::exception);
    }

    private static WorkingPrice workingPrice(@Nullable String text) {
        return switch (text) {
            case null -> WorkingPrice.CONTRACT;
            case "CONTRACT_PRICE" -> WorkingPrice.CONTRACT;
            case "MARK_PRICE" -> WorkingPrice.MARK;
            default -> throw DialectError.PARAMETER_INVALID.exception("workingType");
        };
    }

    /** A trigger has a size, or it closes the position. */
    private static long sizeLots(MarketSpec market, TriggerType type, boolean closes, Parameters parameters) {
        String quantity = parameters.find("quantity");
        boolean mayClose = type == TriggerType.STOP_MARKET || type == TriggerType.TAKE_PROFIT_MARKET;
        if (closes && !mayClose) {
            throw DialectError.CLOSE_POSITION_INVALID.exception(type, true);
        }
        if (closes == (quantity != null)) {
            throw DialectError.CLOSE_POSITION_OR_QUANTITY.exception();
        }
        if (closes && parameters.find("reduceOnly") != null) {
            throw DialectError.PARAMETER_NOT_REQUIRED.exception("reduceOnly");
        }
        return quantity == null ? 0 : Filters.size(market, becomes(type), quantity);
    }

    /** Some clients write the one name, some the other. */
    private static long activationTicks(MarketSpec market, Parameters parameters) {
        String text = parameters.find("activatePrice");
        String price = text != null ? text : parameters.find("activationPrice");
        return price == null ? 0 : Filters.price(market, price);
    }

    private static int callbackPpm(String percent) {
        long ppm;
        try {
            ppm = Decimals.parse(percent, PERCENT_SCALE);
        } catch (NumberFormatException broken) {
            throw DialectError.PARAMETER_INVALID.exception("callbackRate");
        }
        if (ppm < CALLBACK_PPM_MIN || ppm > CALLBACK_PPM_MAX) {
            throw DialectError.PARAMETER_INVALID.exception("callbackRate");
        }
        return (int) ppm;
    }
}
