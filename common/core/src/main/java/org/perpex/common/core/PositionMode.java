package org.perpex.common.core;

/** How many positions an account has in a market. */
public enum PositionMode {
    /** One, long or short. */
    ONE_WAY(1),
    /** Two, one of each side. */
    HEDGE(2);

    private static final Codes<PositionMode> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    PositionMode(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static PositionMode of(int code) {
        return CODES.of(code);
    }
}
