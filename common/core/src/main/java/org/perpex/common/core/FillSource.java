package org.perpex.common.core;

/** Where a fill, and the position it made, came from. */
public enum FillSource {
    /** This exchange's book. */
    BOOK(1),
    /** An outside venue. */
    VENUE(2),
    /** The house. */
    HOUSE(3);

    private static final Codes<FillSource> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    FillSource(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static FillSource of(int code) {
        return CODES.of(code);
    }
}
