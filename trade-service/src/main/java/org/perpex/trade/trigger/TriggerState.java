package org.perpex.trade.trigger;

import org.perpex.common.contract.TriggerDetails;

/**
 * A trigger and what has become of it.
 *
 * @param trigger as it was placed, but for its size: that is what it is now
 * @param orderId of the order that it became; 0 if it did not
 * @param firedMillis when the price came, or 0
 */
public record TriggerState(
        TriggerDetails trigger,
        TriggerStatus status,
        long orderId,
        long filledLots,
        long quoteUnits,
        long createdMillis,
        long updatedMillis,
        long firedMillis) {

    /** One that was placed just now. */
    public static TriggerState placed(TriggerDetails trigger, long timeMillis) {
        return new TriggerState(trigger, TriggerStatus.NEW, 0, 0, 0, timeMillis, timeMillis, 0);
    }
}
