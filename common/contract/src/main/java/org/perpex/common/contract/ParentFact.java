package org.perpex.common.contract;

import org.perpex.common.core.ParentEnd;
import org.perpex.common.core.RequestId;

/** Facts of orders that are executed as many smaller ones. */
public sealed interface ParentFact extends AccountFact {
    /**
     * A parent order runs.
     *
     * @param parent the parent order
     */
    record Placed(ParentDetails parent) implements ParentFact {

        @Override
        public long account() {
            return parent.account();
        }
    }

    /**
     * A child of a parent order was placed or filled.
     *
     * @param parent the parent order
     * @param children placed so far
     * @param filledLots of all children
     * @param quoteUnits notional of all fills
     */
    record Progressed(ParentDetails parent, int children, long filledLots, long quoteUnits) implements ParentFact {

        @Override
        public long account() {
            return parent.account();
        }
    }

    /**
     * A parent order runs no more.
     *
     * @param parent the parent order
     * @param cause the request that ended it, or none
     * @param reason why
     * @param filledLots of all children
     * @param quoteUnits notional of all fills
     */
    record Ended(ParentDetails parent, RequestId cause, ParentEnd reason, long filledLots, long quoteUnits)
            implements ParentFact {

        @Override
        public long account() {
            return parent.account();
        }
    }
}
