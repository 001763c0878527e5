package org.perpex.common.contract;

import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;

/** Facts of funding. */
public sealed interface FundingFact extends AccountFact {
    /**
     * A position paid or received funding.
     *
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param dueMillis end of the interval
     * @param ratePpb of the notional; positive: longs pay
     * @param priceTicks mark price that the notional is counted at
     * @param positionLots signed
     * @param amountUnits positive: received
     * @param walletUnits futures wallet, afterwards
     * @param isolatedUnits margin of an isolated position, afterwards; else 0
     */
    record Paid(
            long account,
            int market,
            PositionSide positionSide,
            long dueMillis,
            long ratePpb,
            long priceTicks,
            long positionLots,
            long amountUnits,
            long walletUnits,
            long isolatedUnits)
            implements FundingFact {}

    /**
     * All positions of a market have paid or received.
     *
     * @param request the id of the command
     * @param market number of the market
     * @param dueMillis end of the interval
     * @param ratePpb of the notional
     * @param priceTicks mark price
     * @param positions how many there were
     * @param paidUnits by all that paid
     * @param receivedUnits by all that received
     * @param roundingUnits what is left of it for the named account
     */
    record Settled(
            RequestId request,
            int market,
            long dueMillis,
            long ratePpb,
            long priceTicks,
            int positions,
            long paidUnits,
            long receivedUnits,
            long roundingUnits)
            implements FundingFact {

        @Override
        public long account() {
            return 0;
        }
    }
}
