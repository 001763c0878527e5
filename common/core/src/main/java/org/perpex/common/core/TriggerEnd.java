package org.perpex.common.core;

/** Why a trigger waits no more. */
public enum TriggerEnd {
    /** It became an order that the book took. */
    FIRED(1),
    /** Its account canceled it. */
    CANCELED(2),
    /** Its date came. */
    EXPIRED(3),
    /** Another trigger of its group fired. */
    SIBLING(4),
    /** The position that it was to leave is gone. */
    POSITION_GONE(5),
    /** The order whose position it was to leave ended without a fill. */
    ENTRY_GONE(6),
    /** The order that it became was refused. */
    REFUSED(7),
    /** Its account is in liquidation. */
    LIQUIDATION(8),
    /** The market is settled. */
    MARKET_PHASE(9);

    private static final Codes<TriggerEnd> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    TriggerEnd(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static TriggerEnd of(int code) {
        return CODES.of(code);
    }
}
