package org.perpex.common.core;

/** The side of an order or of a fill. */
public enum Side {
    /** Buys the base asset: makes a position longer. */
    BUY(1),
    /** Sells the base asset: makes a position shorter. */
    SELL(2);

    private static final Codes<Side> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    Side(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static Side of(int code) {
        return CODES.of(code);
    }

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** Returns +1 for a buy and -1 for a sell. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
