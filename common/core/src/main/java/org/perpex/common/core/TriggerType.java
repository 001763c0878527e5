package org.perpex.common.core;

/** What a trigger waits for and what it becomes. */
public enum TriggerType {
    /** A price against its side; a limit order. */
    STOP(1),
    /** A price against its side; a market order. */
    STOP_MARKET(2),
    /** A price in its favor; a limit order. */
    TAKE_PROFIT(3),
    /** A price in its favor; a market order. */
    TAKE_PROFIT_MARKET(4),
    /** A price that comes back from its best; a market order. */
    TRAILING_STOP_MARKET(5);

    private static final Codes<TriggerType> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    TriggerType(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static TriggerType of(int code) {
        return CODES.of(code);
    }
}
