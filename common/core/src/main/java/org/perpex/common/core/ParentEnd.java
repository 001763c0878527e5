package org.perpex.common.core;

/** Why a parent order runs no more. */
public enum ParentEnd {
    /** All of its children are done. */
    DONE(1),
    /** Its account canceled it. */
    CANCELED(2),
    /** A child was refused. */
    REFUSED(3),
    /** Its account is in liquidation. */
    LIQUIDATION(4),
    /** The market stopped admitting its children. */
    MARKET_PHASE(5);

    private static final Codes<ParentEnd> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    ParentEnd(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static ParentEnd of(int code) {
        return CODES.of(code);
    }
}
