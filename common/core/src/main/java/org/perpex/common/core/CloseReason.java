package org.perpex.common.core;

/** Why an order left the book. */
public enum CloseReason {
    /** Nothing is left of it. */
    FILLED(1),
    /** Its account canceled it. */
    CANCELED(2),
    /** An IOC or market order found no more within its limit. */
    IMMEDIATE_REMAINDER(3),
    /** A FOK order could not be filled whole. */
    FILL_OR_KILL(4),
    /** Its date came. */
    GOOD_TILL_DATE(5),
    /** Self-trade prevention expired it. */
    SELF_TRADE(6),
    /** The market stopped admitting it. */
    MARKET_PHASE(7),
    /** Its account's positions were taken over. */
    LIQUIDATION(8),
    /** The position it was to shrink is gone. */
    REDUCE_ONLY(9),
    /** The countdown cancel of its account ran out. */
    COUNTDOWN(10),
    /** Its account's positions were closed against a bankrupt one. */
    DELEVERAGE(11),
    /** The market was settled. */
    SETTLEMENT(12),
    /** The maker protection of its account tripped. */
    MAKER_PROTECTION(13),
    /** More would have exceeded the open interest that the market may have. */
    OPEN_INTEREST(14),
    /** It stayed open longer than its account's limits allow. */
    EXECUTION_TIMEOUT(15),
    /** Another order of its group traded. */
    SIBLING(16),
    /** Its parent order ended. */
    PARENT(17),
    /** An operator canceled it. */
    OPERATOR(18);

    private static final Codes<CloseReason> CODES = Codes.of(values(), value -> value.code);

    /** The number that stands for this constant in messages and tables. */
    public final int code;

    CloseReason(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}: an unknown code is never guessed. */
    public static CloseReason of(int code) {
        return CODES.of(code);
    }
}
