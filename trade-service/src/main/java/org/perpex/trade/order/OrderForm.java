package org.perpex.trade.order;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.Parameters;
import org.perpex.common.spring.market.Markets;

/** Reads an order from the parameters of a request: the syntax first, then the filters of its market. */
public final class OrderForm {

    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("^[\\.A-Z\\:/a-z0-9_-]{1,36}$");
    private static final Set<String> CONDITIONAL =
            Set.of("STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET", "TRAILING_STOP_MARKET");

    private final Markets markets;

    public OrderForm(Markets markets) {
        this.markets = markets;
    }

    /** Returns the order, or refuses with the first error that applies. */
    public NewOrder read(Parameters parameters) {
        MarketSpec market = markets.require(parameters.require("symbol"));
        Side side = side(parameters.require("side"));
        OrderType type = type(parameters.require("type"));
        TimeInForce timeInForce = timeInForce(parameters, type);
        boolean reduceOnly = parameters.flag("reduceOnly", false);
        refuseUnsupported(parameters);
        long sizeLots = size(market, type, parameters.require("quantity"));
        long priceTicks = type == OrderType.LIMIT ? price(market, parameters.require("price")) : 0;
        if (type == OrderType.LIMIT && !reduceOnly) {
            requireNotional(market, priceTicks, sizeLots);
        }
        return new NewOrder(
                market,
                side,
                positionSide(parameters.find("positionSide")),
                type,
                timeInForce,
                priceTicks,
                sizeLots,
                reduceOnly,
                selfTradePrevention(parameters.find("selfTradePreventionMode")),
                goodTillMillis(parameters, timeInForce),
                clientOrderId(parameters.find("newClientOrderId")),
                wantsResult(parameters.find("newOrderRespType")));
    }

    private static Side side(String text) {
        return switch (text) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw DialectError.SIDE_INVALID.exception();
        };
    }

    private static OrderType type(String text) {
        if (CONDITIONAL.contains(text)) {
            throw DialectError.ORDER_TYPE_NEEDS_ALGO.exception();
        }
        return switch (text) {
            case "LIMIT" -> OrderType.LIMIT;
            case "MARKET" -> OrderType.MARKET;
            default -> throw DialectError.ORDER_TYPE_INVALID.exception();
        };
    }

    private static TimeInForce timeInForce(Parameters parameters, OrderType type) {
        if (type == OrderType.MARKET) {
            if (parameters.find("timeInForce") != null) {
                throw DialectError.PARAMETER_NOT_REQUIRED.exception("timeInForce");
            }
            return TimeInForce.IOC;
        }
        return switch (parameters.require("timeInForce")) {
            case "GTC" -> TimeInForce.GTC;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            case "GTX" -> TimeInForce.GTX;
            case "GTD" -> TimeInForce.GTD;
            default -> throw DialectError.TIME_IN_FORCE_INVALID.exception();
        };
    }

    private static void refuseUnsupported(Parameters parameters) {
        String match = parameters.find("priceMatch");
        if (match != null && !match.equals("NONE") || parameters.flag("closePosition", false)) {
            throw DialectError.OPERATION_UNSUPPORTED.exception();
        }
        if (parameters.find("stopPrice") != null) {
            throw DialectError.PARAMETER_NOT_REQUIRED.exception("stopPrice");
        }
    }

    private static PositionSide positionSide(@Nullable String text) {
        return switch (text) {
            case null -> PositionSide.BOTH;
            case "BOTH" -> PositionSide.BOTH;
            case "LONG" -> PositionSide.LONG;
            case "SHORT" -> PositionSide.SHORT;
            default -> throw DialectError.PARAMETER_INVALID.exception("positionSide");
        };
    }

    private static SelfTradePrevention selfTradePrevention(@Nullable String text) {
        return switch (text) {
            case null -> SelfTradePrevention.EXPIRE_MAKER;
            case "NONE" -> SelfTradePrevention.NONE;
            case "EXPIRE_TAKER" -> SelfTradePrevention.EXPIRE_TAKER;
            case "EXPIRE_MAKER" -> SelfTradePrevention.EXPIRE_MAKER;
            case "EXPIRE_BOTH" -> SelfTradePrevention.EXPIRE_BOTH;
            default -> throw DialectError.SELF_TRADE_MODE_INVALID.exception();
        };
    }

    private static String clientOrderId(@Nullable String text) {
        if (text == null) {
            return "px-" + UUID.randomUUID().toString().replace("-", "");
        }
        return requireClientOrderId(text);
    }

    /** Returns a client order id, or refuses what none can be: it could neither be sent nor stored. */
    public static String requireClientOrderId(String text) {
        if (!CLIENT_ORDER_ID.matcher(text).matches()) {
            throw DialectError.CLIENT_ORDER_ID_INVALID.exception();
        }
        return text;
    }

    private static long goodTillMillis(Parameters parameters, TimeInForce timeInForce) {
        if (timeInForce != TimeInForce.GTD) {
            return 0;
        }
        parameters.require("goodTillDate");
        return parameters.number("goodTillDate", 0);
    }

    private static boolean wantsResult(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "ACK" -> false;
            case "RESULT" -> true;
            default -> throw DialectError.RESPONSE_TYPE_INVALID.exception();
        };
    }

    private static long size(MarketSpec market, OrderType type, String text) {
        long steps = decimal("quantity", text, market.units().sizeScale());
        MarketSpec.Limits limits = market.limits();
        if (steps <= 0) {
            throw DialectError.QUANTITY_NOT_POSITIVE.exception();
        }
        if (steps % market.units().lotSize() != 0) {
            throw DialectError.QUANTITY_OFF_STEP.exception();
        }
        long lots = steps / market.units().lotSize();
        if (lots < limits.sizeLotsMin()) {
            throw DialectError.QUANTITY_TOO_SMALL.exception();
        }
        if (lots > (type == OrderType.MARKET ? limits.marketSizeLotsMax() : limits.sizeLotsMax())) {
            throw DialectError.QUANTITY_TOO_LARGE.exception();
        }
        return lots;
    }

    private static long price(MarketSpec market, String text) {
        long steps = decimal("price", text, market.units().priceScale());
        if (steps < 0) {
            throw DialectError.PRICE_NEGATIVE.exception();
        }
        if (steps % market.units().tickSize() != 0) {
            throw DialectError.PRICE_OFF_TICK.exception();
        }
        long ticks = steps / market.units().tickSize();
        if (ticks < market.limits().priceTicksMin()) {
            throw DialectError.PRICE_TOO_LOW.exception();
        }
        if (ticks > market.limits().priceTicksMax()) {
            throw DialectError.PRICE_TOO_HIGH.exception();
        }
        return ticks;
    }

    private static long decimal(String name, String text, int scale) {
        try {
            return Decimals.parse(text, scale);
        } catch (NumberFormatException notOfTheScale) {
            if (isDecimal(text)) {
                throw DialectError.PRECISION_TOO_FINE.exception();
            }
            throw DialectError.PARAMETER_MANDATORY.exception(name);
        }
    }

    private static boolean isDecimal(String text) {
        return text.length() <= 40 && text.matches("-?\\d*\\.?\\d+");
    }

    private static void requireNotional(MarketSpec market, long priceTicks, long sizeLots) {
        long least = market.limits().notionalUnitsMin();
        if (market.notionalUnits(priceTicks, sizeLots) < least) {
            throw DialectError.NOTIONAL_TOO_SMALL.exception(Decimals.format(least / 100_000_000L, 0));
        }
    }
}
