package org.perpex.common.core;

/** Where an order takes its price from when it arrives, instead of naming one. */
public enum PriceMatch {
    /** It names its price. */
    NONE(1),
    /** The best price of the other side. */
    OPPONENT(2),
    /** The fifth best price of the other side. */
    OPPONENT_5(3),
    /** The tenth best price of the other side. */
    OPPONENT_10(4),
    /** The twentieth best price of the other side. */
    OPPONENT_20(5),
    /** The best price of its own side. */
    QUEUE(6),
    /** The fifth best price of its own side. */
    QUEUE_5(7),
    /** The tenth best price of its own side. */
    QUEUE_10(8),
    /** The twentieth best price of its own side. */
    QUEUE_20(9);

    private static final Codes<PriceMatch> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    PriceMatch(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static PriceMatch of(int code) {
        return CODES.of(code);
    }
}
