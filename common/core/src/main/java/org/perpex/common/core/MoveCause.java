package org.perpex.common.core;

/** Why a position moved without an order. */
public enum MoveCause {
    /** The backstop took it over. */
    TAKE_OVER(1),
    /** Nothing else covered a bankrupt one. */
    DELEVERAGE(2),
    /** The market was settled. */
    SETTLEMENT(3);

    private static final Codes<MoveCause> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    MoveCause(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static MoveCause of(int code) {
        return CODES.of(code);
    }
}
