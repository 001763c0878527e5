package org.perpex.common.core;

/** What a market admits. */
public enum MarketPhase {
    /** Orders are collected, nothing trades. */
    PRE_OPEN(1),
    /** One uncrossing price is being found. */
    AUCTION(2),
    /** Everything is admitted. */
    TRADING(3),
    /** Only orders that rest are admitted. */
    POST_ONLY(4),
    /** Only orders that shrink a position are admitted. */
    REDUCE_ONLY(5),
    /** Only cancels are admitted. */
    CANCEL_ONLY(6),
    /** Nothing but cancels is admitted and nothing trades. */
    HALTED(7),
    /** Positions are turned into cash. */
    SETTLING(8);

    private static final Codes<MarketPhase> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    MarketPhase(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static MarketPhase of(int code) {
        return CODES.of(code);
    }
}
