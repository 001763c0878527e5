package org.perpex.common.core;

/** How an order is priced. */
public enum OrderType {
    /** Trades at its limit price or better. */
    LIMIT(1),
    /** Trades at the best prices there are, within the bound that the account engine sets. */
    MARKET(2);

    private static final Codes<OrderType> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    OrderType(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static OrderType of(int code) {
        return CODES.of(code);
    }
}
