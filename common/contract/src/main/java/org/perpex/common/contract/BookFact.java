package org.perpex.common.contract;

import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Facts of the book, from a matching engine: to the account engine on {@code risk-topic} first, then to everybody on {@code trade-topic}. The account engine says {@link Rejected} and {@link CancelRejected} there too, on a queue of its own. */
public sealed interface BookFact extends RiskInput {
    /**
     * An order entered the book. What becomes of it follows in the same input: fills, then rested or closed.
     *
     * @param order as the book was given it
     */
    record Accepted(OrderDetails order) implements BookFact {}

    /**
     * A command was refused and had no effect.
     *
     * @param orderId 0 if none was assigned
     * @param reason the first that applies
     */
    record Rejected(RequestId request, long orderId, long account, int market, RejectReason reason)
            implements BookFact {}

    /** A cancel was refused: the order it names is not open. */
    record CancelRejected(RequestId request, long orderId, long account, int market, RejectReason reason)
            implements BookFact {}

    /**
     * What is left of an order waits in the book.
     *
     * @param lots what rests
     */
    record Rested(long orderId, long account, int market, Side side, long priceTicks, long lots) implements BookFact {}

    /**
     * A fill: one fact with both accounts.
     *
     * @param tradeNumber dense per market, from 1
     * @param priceTicks the maker's price
     * @param venuePriceTicks price at the outside venue, 0 for the book
     */
    record Traded(
            int market,
            long tradeNumber,
            long takerOrderId,
            long makerOrderId,
            long takerAccount,
            long makerAccount,
            Side takerSide,
            long priceTicks,
            long lots,
            long takerRemainingLots,
            long makerRemainingLots,
            FillSource source,
            long venuePriceTicks)
            implements BookFact {}

    /**
     * An order left the book.
     *
     * @param request the cancel's id, or none
     * @param unfilledLots what was not traded
     */
    record Closed(RequestId request, long orderId, long account, int market, CloseReason reason, long unfilledLots)
            implements BookFact {}

    /**
     * All of an account's orders in a market have been canceled; their closings came before.
     *
     * @param count how many there were
     */
    record AllCanceled(RequestId request, long account, int market, int count) implements BookFact {}

    /**
     * A price level has a new total; 0 lots: it is gone.
     *
     * @param sequence dense per market, from 1
     * @param lots the new total
     */
    record LevelChanged(int market, long sequence, Side side, long priceTicks, long lots) implements BookFact {}

    /** A market is in a new phase. */
    record PhaseChanged(int market, MarketPhase phase) implements BookFact {}
}
