package org.perpex.common.core;

/** Who made an order. */
public enum OrderOrigin {
    /** A client. */
    CLIENT(1),
    /** A trigger that fired. */
    TRIGGER(2),
    /** A parent order, as one of its children. */
    PARENT(3),
    /** The liquidation of its account. */
    LIQUIDATION(4),
    /** An operator. */
    OPERATOR(5),
    /** Deleveraging: a position was closed against a bankrupt one. */
    DELEVERAGE(6),
    /** The settlement of a market. */
    SETTLEMENT(7);

    private static final Codes<OrderOrigin> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    OrderOrigin(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static OrderOrigin of(int code) {
        return CODES.of(code);
    }
}
