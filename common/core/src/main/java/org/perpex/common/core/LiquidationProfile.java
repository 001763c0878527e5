package org.perpex.common.core;

/** The table of steps by which a market liquidates. */
public enum LiquidationProfile {
    /** All at maintenance, a fifth at a time below four fifths of it, the backstop below 67 %. */
    TIERED(1),
    /** A fifth first when large, all after it, the backstop below two thirds. */
    STAGED(2);

    private static final Codes<LiquidationProfile> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    LiquidationProfile(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static LiquidationProfile of(int code) {
        return CODES.of(code);
    }
}
