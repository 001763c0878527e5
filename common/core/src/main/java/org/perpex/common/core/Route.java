package org.perpex.common.core;

/** Where an order is executed. Decided by the account engine. */
public enum Route {
    /** On this exchange's book. */
    BOOK(1),
    /** At an outside venue. */
    VENUE(2),
    /** Against the house. */
    HOUSE(3);

    private static final Codes<Route> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    Route(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static Route of(int code) {
        return CODES.of(code);
    }
}
