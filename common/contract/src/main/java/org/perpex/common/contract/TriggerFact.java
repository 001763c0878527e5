package org.perpex.common.contract;

import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TriggerEnd;

/** Facts of orders that wait for a price. */
public sealed interface TriggerFact extends AccountFact {
    /**
     * A trigger waits.
     *
     * @param trigger the trigger
     */
    record Placed(TriggerDetails trigger) implements TriggerFact {

        @Override
        public long account() {
            return trigger.account();
        }
    }

    /**
     * A trigger has another size: its position shrank.
     *
     * @param trigger the trigger
     * @param sizeLots its size now
     */
    record Resized(TriggerDetails trigger, long sizeLots) implements TriggerFact {

        @Override
        public long account() {
            return trigger.account();
        }
    }

    /**
     * The price came; the order follows on its way to the book.
     *
     * @param trigger the trigger
     * @param orderId of the order that it became
     * @param priceTicks the price that it watched
     */
    record Fired(TriggerDetails trigger, long orderId, long priceTicks) implements TriggerFact {

        @Override
        public long account() {
            return trigger.account();
        }
    }

    /**
     * The price came, and the order was refused.
     *
     * @param trigger the trigger
     * @param priceTicks the price that it watched
     * @param reason why
     */
    record Refused(TriggerDetails trigger, long priceTicks, RejectReason reason) implements TriggerFact {

        @Override
        public long account() {
            return trigger.account();
        }
    }

    /**
     * A trigger waits no more.
     *
     * @param trigger the trigger
     * @param cause the request that ended it, or none
     * @param reason why
     */
    record Ended(TriggerDetails trigger, RequestId cause, TriggerEnd reason) implements TriggerFact {

        @Override
        public long account() {
            return trigger.account();
        }
    }
}
