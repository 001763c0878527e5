package org.perpex.common.core;

/** Why a market is in a phase. */
public enum PhaseCause {
    /** An operator decided it. */
    ADMINISTRATION(1),
    /** It moved too far too fast, or its auction ended. */
    CIRCUIT_BREAKER(2),
    /** Too few sources of its index price were left, or enough came back. */
    PRICE_SOURCES(3);

    private static final Codes<PhaseCause> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    PhaseCause(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static PhaseCause of(int code) {
        return CODES.of(code);
    }
}
