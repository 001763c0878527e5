package org.perpex.trade.order;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
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
        PositionSide position = positionSide(parameters.find("positionSide"));
        boolean reduceOnly = reduceOnly(parameters, position);
        refuseUnsupported(parameters);
        PriceMatch match = priceMatch(parameters);
        if (type == OrderType.MARKET && match != PriceMatch.NONE) {
            throw DialectError.PRICE_MATCH_TYPE_UNSUPPORTED.exception();
        }
        boolean priced = type == OrderType.LIMIT && match == PriceMatch.NONE;
        long sizeLots = Filters.size(market, type, parameters.require("quantity"));
        long priceTicks = priced ? Filters.price(market, parameters.require("price")) : 0;
        if (priced && !reduceOnly && !position.isClosedBy(side)) {
            Filters.requireNotional(market, priceTicks, sizeLots);
        }
        return new NewOrder(
                market,
                side,
                position,
                type,
                timeInForce,
                priceTicks,
                sizeLots,
                reduceOnly,
                selfTradePrevention(parameters.find("selfTradePreventionMode")),
                goodTillMillis(parameters, timeInForce),
                clientOrderId(parameters.find("newClientOrderId")),
                new OrderTerms(visibleLots(market, type, parameters), match, false, false, false),
                wantsResult(parameters.find("newOrderRespType")));
    }

    static Side side(String text) {
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

    /** Whether it only reduces: of a position of hedge mode that follows from side and position side, and is not said. */
    static boolean reduceOnly(Parameters parameters, PositionSide position) {
        if (position != PositionSide.BOTH && parameters.find("reduceOnly") != null) {
            throw DialectError.PARAMETER_NOT_REQUIRED.exception("reduceOnly");
        }
        return parameters.flag("reduceOnly", false);
    }

    /** Where the price is taken from; refuses a price beside a match. */
    static PriceMatch priceMatch(Parameters parameters) {
        String text = parameters.find("priceMatch");
        for (PriceMatch match : PriceMatch.values()) {
            if (text == null || match.name().equals(text)) {
                if (match != PriceMatch.NONE && parameters.find("price") != null) {
                    throw DialectError.PARAMETER_NOT_REQUIRED.exception("price");
                }
                return match;
            }
        }
        throw DialectError.PRICE_MATCH_INVALID.exception();
    }

    private static void refuseUnsupported(Parameters parameters) {
        if (parameters.flag("closePosition", false)) {
            throw DialectError.OPERATION_UNSUPPORTED.exception();
        }
        if (parameters.find("stopPrice") != null) {
            throw DialectError.PARAMETER_NOT_REQUIRED.exception("stopPrice");
        }
    }

    /** What an iceberg shows at once; 0 if it shows everything. The engine knows what may be hidden. */
    private static long visibleLots(MarketSpec market, OrderType type, Parameters parameters) {
        String text = parameters.find("icebergQty");
        return text == null ? 0 : Filters.size(market, type, text);
    }

    /** Which of the positions of a market is meant; the only one if nothing is said. */
    public static PositionSide positionSide(@Nullable String text) {
        return switch (text) {
            case null -> PositionSide.BOTH;
            case "BOTH" -> PositionSide.BOTH;
            case "LONG" -> PositionSide.LONG;
            case "SHORT" -> PositionSide.SHORT;
            default -> throw DialectError.PARAMETER_INVALID.exception("positionSide");
        };
    }

    static SelfTradePrevention selfTradePrevention(@Nullable String text) {
        return switch (text) {
            case null -> SelfTradePrevention.EXPIRE_MAKER;
            case "NONE" -> SelfTradePrevention.NONE;
            case "EXPIRE_TAKER" -> SelfTradePrevention.EXPIRE_TAKER;
            case "EXPIRE_MAKER" -> SelfTradePrevention.EXPIRE_MAKER;
            case "EXPIRE_BOTH" -> SelfTradePrevention.EXPIRE_BOTH;
            default -> throw DialectError.SELF_TRADE_MODE_INVALID.exception();
        };
    }

    static String clientOrderId(@Nullable String text) {
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

    static long goodTillMillis(Parameters parameters, TimeInForce timeInForce) {
        if (timeInForce != TimeInForce.GTD) {
            return 0;
        }
        parameters.require("goodTillDate");
        return parameters.number("goodTillDate", 0);
    }

    static boolean wantsResult(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "ACK" -> false;
            case "RESULT" -> true;
            default -> throw DialectError.RESPONSE_TYPE_INVALID.exception();
        };
    }
}
