package org.perpex.common.core;

/**
 * Why a command was refused, in order of precedence: the first that applies is the one returned.
 *
 * <p>{@code docs/contracts/reject-reasons.md} lists them in the same order.
 */
public enum RejectReason {
    /** The command was stored after the deadline it carried. */
    DEADLINE_PASSED(1),
    /** The account never held anything. */
    ACCOUNT_UNKNOWN(2),
    /** No such market is listed. */
    MARKET_UNKNOWN(3),
    /** The account is in liquidation. */
    ACCOUNT_FROZEN(23),
    /** The position side does not fit the account's position mode. */
    POSITION_SIDE_MISMATCH(4),
    /** The price is outside what the market lists. */
    PRICE_OUT_OF_RANGE(5),
    /** The size is outside what the market lists. */
    SIZE_OUT_OF_RANGE(6),
    /** The visible size is larger than the order, or the order cannot rest, or it is reduce-only. */
    ICEBERG_INVALID(24),
    /** Only a limit order takes its price from the book. */
    PRICE_MATCH_UNSUPPORTED(25),
    /** An amount is not positive where it must be. */
    AMOUNT_NOT_POSITIVE(26),
    /** The countdown is negative or longer than it may be. */
    COUNTDOWN_INVALID(27),
    /** Bounds of a maker protection are negative, or none is set. */
    PROTECTION_INVALID(28),
    /** Prices or sizes of triggers do not fit together. */
    TRIGGER_INVALID(29),
    /** Prices, sizes or times of a parent order do not fit together. */
    PARENT_INVALID(30),
    /** An open order of the account has this client order id. */
    CLIENT_ORDER_ID_DUPLICATE(7),
    /** A trigger that closes the position of this side at such a price waits already. */
    CLOSE_POSITION_DUPLICATE(65),
    /** The account has as many open orders in the market as it may. */
    OPEN_ORDERS_MAX(8),
    /** The account has as many waiting triggers in the market as it may. */
    OPEN_TRIGGERS_MAX(31),
    /** Only a limit order can be amended. */
    AMEND_LIMIT_ONLY(32),
    /** The order was amended as often as it may be. */
    AMENDS_MAX(33),
    /** The amendment would change nothing. */
    AMEND_UNCHANGED(34),
    /** The account has this position mode already. */
    POSITION_MODE_UNCHANGED(35),
    /** The position mode cannot change while orders are open. */
    POSITION_MODE_WITH_ORDERS(36),
    /** The position mode cannot change while there is a position. */
    POSITION_MODE_WITH_POSITION(37),
    /** The account has this margin mode already. */
    MARGIN_MODE_UNCHANGED(38),
    /** The margin mode cannot change while orders are open. */
    MARGIN_MODE_WITH_ORDERS(39),
    /** The margin mode cannot change while there is a position. */
    MARGIN_MODE_WITH_POSITION(40),
    /** The account has this multi-asset mode already. */
    MULTI_ASSET_MODE_UNCHANGED(41),
    /** Isolated margin and multi-asset mode exclude each other. */
    ISOLATED_WITH_MULTI_ASSETS(42),
    /** There is no isolated position to move margin to or from. */
    NO_POSITION(43),
    /** The leverage is not between 1 and the largest the market allows. */
    LEVERAGE_INVALID(9),
    /** Position and open orders would exceed the bracket of the leverage. */
    POSITION_MAX_AT_LEVERAGE(10),
    /** The market has no mark price yet. */
    NO_MARK_PRICE(11),
    /** The trigger would fire at once. */
    WOULD_TRIGGER(44),
    /** The available balance does not cover the margin. */
    MARGIN_INSUFFICIENT(12),
    /** The wallet holds less than is to leave it. */
    BALANCE_INSUFFICIENT(13),
    /** The isolated position needs the margin that is to be taken away. */
    ISOLATED_MARGIN_INSUFFICIENT(45),
    /** Limits profile: the account may only shrink positions. */
    LIMIT_SAFE_MODE(46),
    /** Limits profile: the order is too large for the equity of the account. */
    LIMIT_SINGLE_ORDER(47),
    /** Limits profile: equity is too far below its peak. */
    LIMIT_DRAWDOWN(48),
    /** Limits profile: the account lost too much today. */
    LIMIT_DAILY_LOSS(49),
    /** Limits profile: too many refusals in a row. */
    LIMIT_CONSECUTIVE_FAILURES(50),
    /** Limits profile: exposure in the market is too large for the equity of the account. */
    LIMIT_SYMBOL_EXPOSURE(51),
    /** Limits profile: the order is against the direction that the account holds. */
    LIMIT_DIRECTION(52),
    /** Limits profile: the market moves too fast. */
    LIMIT_FAST_MARKET(53),
    /** Limits profile: the position would be too large. */
    LIMIT_POSITION_SIZE(54),
    /** Limits profile: too little time has passed since a refusal. */
    LIMIT_COOL_DOWN(55),
    /** Limits profile: too much of all positions would be in one market. */
    LIMIT_CONCENTRATION(56),
    /** Limits profile: the order may trade too far from the mark price. */
    LIMIT_SLIPPAGE(57),
    /** Limits profile: the price is too far from the last one. */
    LIMIT_ABNORMAL_PRICE(58),
    /** Limits profile: an order of the account stayed open too long. */
    LIMIT_EXECUTION_TIMEOUT(59),
    /** A setting of this version or a higher one was taken before. */
    VERSION_NOT_HIGHER(60),
    /** No such open order. */
    ORDER_UNKNOWN(14),
    /** The market does not admit it in its phase. */
    MARKET_PHASE(15),
    /** The book has no level to take the price from. */
    PRICE_MATCH_NO_LEVEL(61),
    /** The price is too far from the mark price. */
    PRICE_OFF_BAND(16),
    /** The best opposite price is beyond what the market order may trade at. */
    BEST_PRICE_OFF_BAND(62),
    /** A reduce-only order found no position to reduce. */
    REDUCE_ONLY_REJECTED(17),
    /** The account's quotes are refused until its maker protection is reset. */
    MAKER_PROTECTION_TRIPPED(63),
    /** The market has as much open interest as it may. */
    OPEN_INTEREST_MAX(64),
    /** A post-only order would have taken. */
    POST_ONLY_WOULD_TAKE(18),
    /** A fill-or-kill order could not be filled whole. */
    FILL_OR_KILL_UNFILLED(19),
    /** A market order found nothing on the other side. */
    NO_OPPOSITE_ORDERS(20),
    /** The book holds as many orders as it can. */
    BOOK_FULL(21),
    /** The engine does not offer this. */
    UNSUPPORTED(22);

    private static final Codes<RejectReason> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    RejectReason(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static RejectReason of(int code) {
        return CODES.of(code);
    }
}
