package org.perpex.common.contract;

import java.util.List;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;

/** Commands of the account engine to a matching engine, on {@code order-topic}. */
public sealed interface BookCommand extends BookInput {
    /**
     * An order whose margin is taken. A market order carries the worst price that its account can pay.
     *
     * @param order the price is a limit, of a market order the worst that its account can pay
     */
    record Place(OrderDetails order) implements BookCommand {}

    /**
     * Takes an order out of the book.
     *
     * @param request the cancel's own id
     */
    record Cancel(RequestId request, long orderId, long account, int market, CloseReason reason)
            implements BookCommand {}

    /** Takes all orders of an account in a market out of the book, in order of their ids. */
    record CancelAll(RequestId request, long account, int market, CloseReason reason) implements BookCommand {}

    /**
     * Changes price or size of an open order. Its margin is the larger of old and new until the book answers.
     *
     * @param request the id of the command
     * @param orderId id of the order
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param priceTicks the new limit; with a price match the worst that it may become
     * @param sizeLots the new size, what was traded already included
     * @param priceMatch takes the new price from the book, or NONE
     */
    record Amend(
            RequestId request,
            long orderId,
            long account,
            int market,
            long priceTicks,
            long sizeLots,
            PriceMatch priceMatch)
            implements BookCommand {}

    /**
     * Takes all orders of an account out of all books of the shard: by market, then in order of their ids.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param reason why
     */
    record CancelEverywhere(RequestId request, long account, CloseReason reason) implements BookCommand {}

    /**
     * Starts, restarts or stops the countdown of an account in a market.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param countdownMillis engine time from now; 0 stops it
     */
    record SetCountdown(RequestId request, long account, int market, long countdownMillis) implements BookCommand {}

    /**
     * Sets the maker protection of an account in a market.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param windowMillis the time that fills are counted over; 0 switches the protection off
     * @param lotsMax filled size that trips it; 0: no such bound
     * @param fillsMax number of fills that trips it; 0: no such bound
     * @param frozenMillis how long quotes are refused then; 0: until they are admitted again
     */
    record SetProtection(
            RequestId request,
            long account,
            int market,
            long windowMillis,
            long lotsMax,
            int fillsMax,
            long frozenMillis)
            implements BookCommand {}

    /**
     * Admits the quotes of an account in a market again.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     */
    record ResetProtection(RequestId request, long account, int market) implements BookCommand {}

    /**
     * Takes an account's orders out of a market and moves its position to another account, as much of it as there is.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param toAccount the account that takes it over
     * @param lots at most so many
     * @param priceTicks price that both sides are settled at
     */
    record TakeOver(
            RequestId request,
            long account,
            int market,
            PositionSide positionSide,
            long toAccount,
            long lots,
            long priceTicks)
            implements BookCommand {}

    /**
     * Takes an account's orders out of a market and closes its position against others, in their order, as much as all of them have.
     *
     * @param request the id of the command
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param positionSide which of its positions
     * @param lots at most so many
     * @param priceTicks price that all sides are settled at
     * @param counterparties the opposite positions, by rank; their orders in the market are canceled
     */
    record Deleverage(
            RequestId request,
            long account,
            int market,
            PositionSide positionSide,
            long lots,
            long priceTicks,
            List<Counterparty> counterparties)
            implements BookCommand {

        public Deleverage {
            counterparties = List.copyOf(counterparties);
        }
    }
}
