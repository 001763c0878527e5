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
    /** The position side does not fit the account's position mode. */
    POSITION_SIDE_MISMATCH(4),
    /** The price is outside what the market lists. */
    PRICE_OUT_OF_RANGE(5),
    /** The size is outside what the market lists. */
    SIZE_OUT_OF_RANGE(6),
    /** An open order of the account has this client order id. */
    CLIENT_ORDER_ID_DUPLICATE(7),
    /** The account has as many open orders in the market as it may. */
    OPEN_ORDERS_MAX(8),
    /** The leverage is not between 1 and the largest the market allows. */
    LEVERAGE_INVALID(9),
    /** Position and open orders would exceed the bracket of the leverage. */
    POSITION_MAX_AT_LEVERAGE(10),
    /** The market has no mark price yet. */
    NO_MARK_PRICE(11),
    /** The available balance does not cover the margin. */
    MARGIN_INSUFFICIENT(12),
    /** The wallet holds less than is to leave it. */
    BALANCE_INSUFFICIENT(13),
    /** No such open order. */
    ORDER_UNKNOWN(14),
    /** The market does not admit it in its phase. */
    MARKET_PHASE(15),
    /** The price is too far from the mark price. */
    PRICE_OFF_BAND(16),
    /** A reduce-only order found no position to reduce. */
    REDUCE_ONLY_REJECTED(17),
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
