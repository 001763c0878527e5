package org.perpex.common.core;

/** Which of an account's positions in a market an order works on. */
public enum PositionSide {
    /** The single position of one-way mode. */
    BOTH(1),
    /** The long position of hedge mode. */
    LONG(2),
    /** The short position of hedge mode. */
    SHORT(3);

    private static final Codes<PositionSide> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    PositionSide(int code) {
        this.code = code;
    }

    /** Whether orders of a side close a position of hedge mode; no side only closes {@link #BOTH}. */
    public boolean isClosedBy(Side side) {
        return switch (this) {
            case BOTH -> false;
            case LONG -> side == Side.SELL;
            case SHORT -> side == Side.BUY;
        };
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static PositionSide of(int code) {
        return CODES.of(code);
    }
}
