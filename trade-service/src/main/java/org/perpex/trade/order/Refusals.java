package org.perpex.trade.order;

import java.math.BigDecimal;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.spring.dialect.DialectError;
import org.perpex.common.spring.dialect.DialectException;

/** The error of the dialect for each reason of a refusal. */
public final class Refusals {

    private static final String LIMIT = "LIMIT_";

    private Refusals() {}

    /** The refusal of an order, with its texts filled. */
    public static DialectException of(RejectReason reason, NewOrder order) {
        return reason == RejectReason.PRICE_OFF_BAND
                ? offBand(order.market(), order.side())
                : of(reason).exception(named(reason, order));
    }

    /** The refusal of an amendment, with its texts filled. */
    static DialectException of(RejectReason reason, OrderChange change) {
        return switch (reason) {
            // Who never held anything has no order.
            case ACCOUNT_UNKNOWN -> DialectError.ORDER_UNKNOWN.exception();
            case MARKET_PHASE -> DialectError.AMEND_SYMBOL_NOT_TRADING.exception();
            case PRICE_OFF_BAND -> offBand(change.order().market(), change.side());
            default -> of(reason).exception(subject(reason, change.order().market()));
        };
    }

    private static DialectException offBand(MarketSpec market, Side side) {
        MarketSpec.Limits limits = market.limits();
        return side == Side.BUY
                ? DialectError.PRICE_ABOVE_BAND.exception(ofMark(limits.priceUpPpm()))
                : DialectError.PRICE_BELOW_BAND.exception(ofMark(limits.priceDownPpm()));
    }

    /** What the text of a refusal names. */
    private static Object[] named(RejectReason reason, NewOrder order) {
        return switch (reason) {
            case ICEBERG_INVALID -> new Object[] {"icebergQty"};
            case COUNTDOWN_INVALID -> new Object[] {"countdownTime"};
            case PROTECTION_INVALID, PARENT_INVALID -> new Object[] {"quantity"};
            case TRIGGER_INVALID -> new Object[] {order.type(), false};
            default -> new Object[] {subject(reason, order.market())};
        };
    }

    /** The limit of the account that an order breaks, else the market. */
    private static String subject(RejectReason reason, MarketSpec market) {
        return of(reason) == DialectError.ACCOUNT_LIMITED ? reason.name().substring(LIMIT.length()) : market.symbol();
    }

    private static String ofMark(int ppm) {
        BigDecimal percent = BigDecimal.valueOf(ppm, 4).stripTrailingZeros();
        return percent.toPlainString() + "% of the mark price";
    }

    /** The error for a refused order or setting. */
    public static DialectError of(RejectReason reason) {
        return switch (reason) {
            case DEADLINE_PASSED -> DialectError.TIMESTAMP_OUTSIDE_ENGINE_WINDOW;
            case ACCOUNT_UNKNOWN, MARGIN_INSUFFICIENT -> DialectError.MARGIN_INSUFFICIENT;
            case MARKET_UNKNOWN -> DialectError.SYMBOL_INVALID;
            case POSITION_SIDE_MISMATCH -> DialectError.POSITION_SIDE_MISMATCH;
            case PRICE_OUT_OF_RANGE -> DialectError.PRICE_TOO_HIGH;
            case SIZE_OUT_OF_RANGE -> DialectError.QUANTITY_TOO_LARGE;
            case CLIENT_ORDER_ID_DUPLICATE -> DialectError.CLIENT_ORDER_ID_DUPLICATED;
            case OPEN_ORDERS_MAX -> DialectError.OPEN_ORDERS_TOO_MANY;
            case LEVERAGE_INVALID -> DialectError.LEVERAGE_INVALID;
            case POSITION_MAX_AT_LEVERAGE -> DialectError.POSITION_OVER_LEVERAGE;
            case NO_MARK_PRICE, MARKET_PHASE -> DialectError.SYMBOL_NOT_OPENING;
            case BALANCE_INSUFFICIENT -> DialectError.BALANCE_INSUFFICIENT;
            case ORDER_UNKNOWN -> DialectError.ORDER_UNKNOWN;
            case PRICE_OFF_BAND -> DialectError.PRICE_ABOVE_BAND;
            case REDUCE_ONLY_REJECTED -> DialectError.REDUCE_ONLY_REJECTED;
            case POST_ONLY_WOULD_TAKE -> DialectError.POST_ONLY_REJECTED;
            case FILL_OR_KILL_UNFILLED -> DialectError.FILL_OR_KILL_FAILED;
            case NO_OPPOSITE_ORDERS -> DialectError.FILL_IMPOSSIBLE;
            case BOOK_FULL -> DialectError.OVERLOADED;
            case ACCOUNT_FROZEN -> DialectError.IN_LIQUIDATION;
            case ICEBERG_INVALID, COUNTDOWN_INVALID, PROTECTION_INVALID, PARENT_INVALID ->
                DialectError.PARAMETER_INVALID;
            case PRICE_MATCH_UNSUPPORTED -> DialectError.PRICE_MATCH_TYPE_UNSUPPORTED;
            case AMOUNT_NOT_POSITIVE -> DialectError.AMOUNT_NOT_POSITIVE;
            case TRIGGER_INVALID -> DialectError.CLOSE_POSITION_INVALID;
            case CLOSE_POSITION_DUPLICATE -> DialectError.CLOSE_POSITION_DUPLICATED;
            case OPEN_TRIGGERS_MAX -> DialectError.STOP_ORDERS_TOO_MANY;
            case AMEND_LIMIT_ONLY -> DialectError.AMEND_LIMIT_ONLY;
            case AMENDS_MAX -> DialectError.AMENDS_TOO_MANY;
            case AMEND_UNCHANGED -> DialectError.AMEND_UNCHANGED;
            case POSITION_MODE_UNCHANGED -> DialectError.POSITION_SIDE_UNCHANGED;
            case POSITION_MODE_WITH_ORDERS -> DialectError.POSITION_SIDE_WITH_ORDERS;
            case POSITION_MODE_WITH_POSITION -> DialectError.POSITION_SIDE_WITH_POSITION;
            case MARGIN_MODE_UNCHANGED -> DialectError.MARGIN_TYPE_UNCHANGED;
            case MARGIN_MODE_WITH_ORDERS -> DialectError.MARGIN_TYPE_WITH_ORDERS;
            case MARGIN_MODE_WITH_POSITION -> DialectError.MARGIN_TYPE_WITH_POSITION;
            case MULTI_ASSET_MODE_UNCHANGED -> DialectError.MULTI_ASSETS_UNCHANGED;
            case ISOLATED_WITH_MULTI_ASSETS -> DialectError.ISOLATED_NOT_IN_MULTI_ASSETS;
            case NO_POSITION -> DialectError.MARGIN_WITHOUT_POSITION;
            case WOULD_TRIGGER -> DialectError.WOULD_TRIGGER;
            case ISOLATED_MARGIN_INSUFFICIENT -> DialectError.ISOLATED_BALANCE_INSUFFICIENT;
            case LIMIT_SAFE_MODE,
                    LIMIT_SINGLE_ORDER,
                    LIMIT_DRAWDOWN,
                    LIMIT_DAILY_LOSS,
                    LIMIT_CONSECUTIVE_FAILURES,
                    LIMIT_SYMBOL_EXPOSURE,
                    LIMIT_DIRECTION,
                    LIMIT_FAST_MARKET,
                    LIMIT_POSITION_SIZE,
                    LIMIT_COOL_DOWN,
                    LIMIT_CONCENTRATION,
                    LIMIT_SLIPPAGE,
                    LIMIT_ABNORMAL_PRICE,
                    LIMIT_EXECUTION_TIMEOUT -> DialectError.ACCOUNT_LIMITED;
            case VERSION_NOT_HIGHER, MAKER_PROTECTION_TRIPPED, OPEN_INTEREST_MAX -> DialectError.ORDER_REJECTED;
            case PRICE_MATCH_NO_LEVEL -> DialectError.BEST_PRICE_MISSING;
            case BEST_PRICE_OFF_BAND -> DialectError.BEST_PRICE_OFF_BAND;
            case UNSUPPORTED -> DialectError.OPERATION_UNSUPPORTED;
        };
    }
}
