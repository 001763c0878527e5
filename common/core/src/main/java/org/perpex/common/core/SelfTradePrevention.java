package org.perpex.common.core;

/** What happens when an order would trade with the same trade group; the taker's mode decides. */
public enum SelfTradePrevention {
    /** They trade. */
    NONE(1),
    /** The incoming order expires. */
    EXPIRE_TAKER(2),
    /** The resting order expires. */
    EXPIRE_MAKER(3),
    /** Both expire. */
    EXPIRE_BOTH(4);

    private static final Codes<SelfTradePrevention> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    SelfTradePrevention(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static SelfTradePrevention of(int code) {
        return CODES.of(code);
    }
}
