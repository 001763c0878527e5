package org.perpex.common.core;

/** How long an order stays. */
public enum TimeInForce {
    /** Good till canceled: the remainder rests. */
    GTC(1),
    /** Immediate or cancel: the remainder expires. */
    IOC(2),
    /** Fill or kill: all at once or nothing. */
    FOK(3),
    /** Post only: rejected if it would take. */
    GTX(4),
    /** Good till a date in engine time. */
    GTD(5);

    private static final Codes<TimeInForce> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    TimeInForce(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static TimeInForce of(int code) {
        return CODES.of(code);
    }
}
