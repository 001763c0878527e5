package org.perpex.common.core;

/** A rule of a limits profile, in the order in which they are checked. */
public enum LimitRule {
    /** Nothing but what shrinks positions. */
    SAFE_MODE(1),
    /** An order against equity. */
    SINGLE_ORDER(2),
    /** Equity below its peak: no new risk. */
    DRAWDOWN(3),
    /** What was lost since midnight. */
    DAILY_LOSS(4),
    /** Refusals in a row: a pause. */
    CONSECUTIVE_FAILURES(5),
    /** One market against equity. */
    SYMBOL_EXPOSURE(6),
    /** Orders against the position that they meet. */
    DIRECTION(7),
    /** The mark price moved too far too fast. */
    FAST_MARKET(8),
    /** Size of a position. */
    POSITION_SIZE(9),
    /** Time after a refusal. */
    COOL_DOWN(10),
    /** One market against all positions. */
    CONCENTRATION(11),
    /** The limit of an order against the mark price. */
    SLIPPAGE(12),
    /** The price of an order against the last one. */
    ABNORMAL_PRICE(13),
    /** Time that an order may stay open. */
    EXECUTION_TIMEOUT(14);

    private static final Codes<LimitRule> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    LimitRule(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static LimitRule of(int code) {
        return CODES.of(code);
    }
}
