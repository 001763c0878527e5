package org.perpex.common.core;

/** What kind of contract a market trades. */
public enum Product {
    /** A perpetual future. */
    PERPETUAL(1),
    /** The asset itself. */
    SPOT(2);

    private static final Codes<Product> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    Product(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static Product of(int code) {
        return CODES.of(code);
    }
}
