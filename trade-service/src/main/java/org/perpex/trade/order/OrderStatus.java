package org.perpex.trade.order;

import org.perpex.common.core.CloseReason;

/** Where an order stands, in the words of the dialect. The names are part of its contract. */
public enum OrderStatus {
    /** In the book, nothing filled. */
    NEW(1),
    /** In the book, partly filled. */
    PARTIALLY_FILLED(2),
    /** Filled whole. */
    FILLED(3),
    /** Canceled by its account, an operator or a liquidation. */
    CANCELED(4),
    /** Its time in force ended it. */
    EXPIRED(5),
    /** Self-trade prevention ended it. */
    EXPIRED_IN_MATCH(6);

    /** The number that stands for this status in tables. */
    public final int code;

    OrderStatus(int code) {
        this.code = code;
    }

    /** Returns the status of a code, or throws {@link IllegalArgumentException}. */
    public static OrderStatus of(int code) {
        for (OrderStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw new IllegalArgumentException("unknown order status: " + code);
    }

    public boolean isOpen() {
        return this == NEW || this == PARTIALLY_FILLED;
    }

    /** The status of an order that left the book for a reason. */
    static OrderStatus after(CloseReason reason) {
        return switch (reason) {
            case FILLED -> FILLED;
            case CANCELED,
                    LIQUIDATION,
                    DELEVERAGE,
                    SETTLEMENT,
                    COUNTDOWN,
                    MAKER_PROTECTION,
                    MARKET_PHASE,
                    EXECUTION_TIMEOUT,
                    SIBLING,
                    PARENT,
                    OPERATOR -> CANCELED;
            case IMMEDIATE_REMAINDER, FILL_OR_KILL, GOOD_TILL_DATE, REDUCE_ONLY, OPEN_INTEREST -> EXPIRED;
            case SELF_TRADE -> EXPIRED_IN_MATCH;
        };
    }
}
