package org.perpex.common.core;

/** Where an order takes its price from when it arrives, instead of naming one. */
public enum PriceMatch {
    /** It names its price. */
    NONE(1, false, 0),
    /** The best price of the other side. */
    OPPONENT(2, true, 1),
    /** The fifth best price of the other side. */
    OPPONENT_5(3, true, 5),
    /** The tenth best price of the other side. */
    OPPONENT_10(4, true, 10),
    /** The twentieth best price of the other side. */
    OPPONENT_20(5, true, 20),
    /** The best price of its own side. */
    QUEUE(6, false, 1),
    /** The fifth best price of its own side. */
    QUEUE_5(7, false, 5),
    /** The tenth best price of its own side. */
    QUEUE_10(8, false, 10),
    /** The twentieth best price of its own side. */
    QUEUE_20(9, false, 20);

    private static final Codes<PriceMatch> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    /** Whether the level is one of the other side. */
    public final boolean opponent;

    /** Which level it is, counted from the best, from 1; 0 of {@link #NONE}. */
    public final int level;

    PriceMatch(int code, boolean opponent, int level) {
        this.code = code;
        this.opponent = opponent;
        this.level = level;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static PriceMatch of(int code) {
        return CODES.of(code);
    }
}
