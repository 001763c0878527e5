package org.perpex.trade.trigger;

import org.perpex.common.core.TriggerEnd;

/** What has become of a trigger, in the words of the dialect. */
public enum TriggerStatus {
    /** It waits. */
    NEW(1),
    /** The price came; its order is on its way to the book. */
    TRIGGERING(2),
    /** The book took its order. */
    TRIGGERED(3),
    /** Its order is done. */
    FINISHED(4),
    /** It was canceled, or another of its group fired. */
    CANCELED(5),
    /** Its date came, or there was nothing left for it to do. */
    EXPIRED(6),
    /** Its order was refused. */
    REJECTED(7);

    /** The number that stands for this constant in tables. */
    public final int code;

    TriggerStatus(int code) {
        this.code = code;
    }

    /** Returns the constant of a code, or throws {@link IllegalArgumentException}. */
    public static TriggerStatus of(int code) {
        for (TriggerStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status of a trigger: " + code);
    }

    /** What a trigger is that ended so. */
    public static TriggerStatus of(TriggerEnd end) {
        return switch (end) {
            case FIRED -> TRIGGERED;
            case CANCELED, SIBLING -> CANCELED;
            case EXPIRED, POSITION_GONE, ENTRY_GONE, LIQUIDATION, MARKET_PHASE -> EXPIRED;
            case REFUSED -> REJECTED;
        };
    }
}
