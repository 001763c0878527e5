package org.perpex.common.core;

/** Which fee a side of a trade pays. */
public enum FeeRole {
    /** That of an order that rested. */
    MAKER(1),
    /** That of an order that took. */
    TAKER(2),
    /** None. */
    NONE(3);

    private static final Codes<FeeRole> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    FeeRole(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static FeeRole of(int code) {
        return CODES.of(code);
    }
}
