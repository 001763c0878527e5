package org.perpex.common.core;

/** How a parent order is cut. */
public enum ParentKind {
    /** Into equal parts over time. */
    TWAP(1),
    /** Into parts over a range of prices. */
    SCALED(2);

    private static final Codes<ParentKind> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    ParentKind(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static ParentKind of(int code) {
        return CODES.of(code);
    }
}
