package org.perpex.common.core;

/** A step of a liquidation. */
public enum LiquidationStage {
    /** All that was above the first line goes to the book. */
    BOOK(1),
    /** A part of the position goes to the book. */
    PART(2),
    /** The backstop takes over all. */
    BACKSTOP(3),
    /** Opposite positions are closed against it. */
    DELEVERAGE(4);

    private static final Codes<LiquidationStage> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    LiquidationStage(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static LiquidationStage of(int code) {
        return CODES.of(code);
    }
}
