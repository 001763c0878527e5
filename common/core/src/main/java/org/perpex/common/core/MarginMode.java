package org.perpex.common.core;

/** Which money stands behind a position. */
public enum MarginMode {
    /** All that the account has and no isolated position holds. */
    CROSS(1),
    /** What was set aside for it. */
    ISOLATED(2);

    private static final Codes<MarginMode> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    MarginMode(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static MarginMode of(int code) {
        return CODES.of(code);
    }
}
