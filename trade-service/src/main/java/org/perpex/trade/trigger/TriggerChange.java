package org.perpex.trade.trigger;

import org.perpex.common.contract.TriggerDetails;

/** What a fact changes about a trigger in the read model. */
public sealed interface TriggerChange {

    record Placed(TriggerDetails trigger, long timeMillis) implements TriggerChange {}

    record Resized(long triggerId, long sizeLots, long timeMillis) implements TriggerChange {}

    record Fired(long triggerId, long orderId, long timeMillis) implements TriggerChange {}

    record Ended(long triggerId, TriggerStatus status, long timeMillis) implements TriggerChange {}

    /**
     * Its order was filled, or is done.
     *
     * @param done whether it is done
     */
    record Filled(long triggerId, boolean done, long filledLots, long quoteUnits, long timeMillis)
            implements TriggerChange {}
}
