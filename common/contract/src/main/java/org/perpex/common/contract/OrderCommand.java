package org.perpex.common.contract;

import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Commands of a trader about orders in the book. */
public sealed interface OrderCommand extends TraderCommand {
    /**
     * Places an order.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which the order is refused
     * @param account see AccountId
     * @param priceTicks limit price; 0 for a market order and with a price match
     * @param goodTillMillis 0 unless GTD
     * @param clientOrderId chosen by the client; unique among the open orders of its account
     * @param terms what it asks for beyond price and size
     */
    record Place(
            RequestId request,
            long deadlineMillis,
            long account,
            int market,
            Side side,
            PositionSide positionSide,
            OrderType type,
            TimeInForce timeInForce,
            long priceTicks,
            long sizeLots,
            boolean reduceOnly,
            SelfTradePrevention selfTradePrevention,
            long goodTillMillis,
            String clientOrderId,
            OrderTerms terms)
            implements OrderCommand {

        /** An order that asks for nothing beyond price and size. */
        public Place(
                RequestId request,
                long deadlineMillis,
                long account,
                int market,
                Side side,
                PositionSide positionSide,
                OrderType type,
                TimeInForce timeInForce,
                long priceTicks,
                long sizeLots,
                boolean reduceOnly,
                SelfTradePrevention selfTradePrevention,
                long goodTillMillis,
                String clientOrderId) {
            this(
                    request,
                    deadlineMillis,
                    account,
                    market,
                    side,
                    positionSide,
                    type,
                    timeInForce,
                    priceTicks,
                    sizeLots,
                    reduceOnly,
                    selfTradePrevention,
                    goodTillMillis,
                    clientOrderId,
                    OrderTerms.PLAIN);
        }
    }

    /**
     * Cancels an open order, named by its order id or, where that is 0, by its client order id.
     *
     * @param orderId 0 if the client order id names it
     * @param clientOrderId empty if the order id names it
     */
    record Cancel(RequestId request, long deadlineMillis, long account, int market, long orderId, String clientOrderId)
            implements OrderCommand {}

    /** Cancels an account's open orders in a market. */
    record CancelAll(RequestId request, long deadlineMillis, long account, int market) implements OrderCommand {}

    /**
     * Sets an account's leverage in a market.
     *
     * @param leverage 1 to the largest of the market
     */
    record SetLeverage(RequestId request, long deadlineMillis, long account, int market, int leverage)
            implements OrderCommand {}

    /**
     * Changes price or size of an open limit order, named like that of a cancel.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param orderId 0 if the client order id names it
     * @param clientOrderId empty if the order id names it
     * @param side of the order: it never changes
     * @param priceTicks the new limit; 0 with a price match
     * @param sizeLots the new size, what was traded already included
     * @param priceMatch takes the new price from the book, or NONE
     */
    record Amend(
            RequestId request,
            long deadlineMillis,
            long account,
            int market,
            long orderId,
            String clientOrderId,
            Side side,
            long priceTicks,
            long sizeLots,
            PriceMatch priceMatch)
            implements OrderCommand {}

    /**
     * Cancels an account's open orders in all markets.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market 0: it is about no single market
     */
    record CancelEverywhere(RequestId request, long deadlineMillis, long account, int market) implements OrderCommand {}

    /**
     * Starts, restarts or stops the countdown after which an account's orders in a market are canceled.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param countdownMillis engine time from now; 0 stops it
     */
    record SetCountdown(RequestId request, long deadlineMillis, long account, int market, long countdownMillis)
            implements OrderCommand {}

    /**
     * Sets the maker protection of an account in a market: what its quotes may lose before they are withdrawn.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param windowMillis the time that fills are counted over; 0 switches the protection off
     * @param lotsMax filled size that trips it; 0: no such bound
     * @param fillsMax number of fills that trips it; 0: no such bound
     * @param frozenMillis how long quotes are refused then; 0: until they are admitted again
     */
    record SetProtection(
            RequestId request,
            long deadlineMillis,
            long account,
            int market,
            long windowMillis,
            long lotsMax,
            int fillsMax,
            long frozenMillis)
            implements OrderCommand {}

    /**
     * Admits the quotes of an account in a market again after its maker protection tripped.
     *
     * @param request made before the first send
     * @param deadlineMillis engine time after which it is refused
     * @param account user × 1024 + sub-account
     * @param market number of the market
     */
    record ResetProtection(RequestId request, long deadlineMillis, long account, int market) implements OrderCommand {}
}
