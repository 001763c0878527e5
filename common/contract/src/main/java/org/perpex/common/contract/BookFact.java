package org.perpex.common.contract;

import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FeeRole;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Facts of the book, from a matching engine: to the account engine on {@code risk-topic} first, then to everybody on {@code trade-topic}. The account engine says {@link Refusal} there too, on a queue of its own. */
public sealed interface BookFact extends RiskInput
        permits BookFact.Accepted,
                BookFact.Refusal,
                BookFact.Amended,
                BookFact.Rested,
                BookFact.Traded,
                BookFact.Closed,
                BookFact.AllCanceled,
                BookFact.LevelChanged,
                BookFact.TopChecked,
                BookFact.PhaseChanged,
                BookFact.PriceIndicated,
                PositionFact,
                GuardFact {

    /** A command was refused and had no effect. */
    sealed interface Refusal extends BookFact {

        /** The id of the command. */
        RequestId request();

        /** 0 if none was assigned or none is meant. */
        long orderId();

        long account();

        int market();

        /** The first that applies. */
        RejectReason reason();
    }

    /**
     * An order entered the book. What becomes of it follows in the same input: fills, then rested or closed.
     *
     * @param order as the book was given it
     * @param priceTicks the limit that it has: its own, or the one that repricing or a price match gave it
     */
    record Accepted(OrderDetails order, long priceTicks) implements BookFact {

        /** An order that keeps its own price. */
        public Accepted(OrderDetails order) {
            this(order, order.priceTicks());
        }
    }

    /**
     * A command was refused and had no effect.
     *
     * @param orderId 0 if none was assigned
     * @param reason the first that applies
     */
    record Rejected(RequestId request, long orderId, long account, int market, RejectReason reason)
            implements Refusal {}

    /** A cancel was refused: the order it names is not open. */
    record CancelRejected(RequestId request, long orderId, long account, int market, RejectReason reason)
            implements Refusal {}

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
     * @param takerOrderId the order that came; of two that met in an auction the later one
     * @param priceTicks the maker's price, or the price of the auction
     * @param venuePriceTicks price at the outside venue, 0 for the book
     * @param takerRole the fee that the one pays
     * @param makerRole the fee that the other pays
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
            long venuePriceTicks,
            FeeRole takerRole,
            FeeRole makerRole)
            implements BookFact {

        /** A trade in which the one who came pays the taker's fee and the one who rested the maker's. */
        public Traded(
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
                long venuePriceTicks) {
            this(
                    market,
                    tradeNumber,
                    takerOrderId,
                    makerOrderId,
                    takerAccount,
                    makerAccount,
                    takerSide,
                    priceTicks,
                    lots,
                    takerRemainingLots,
                    makerRemainingLots,
                    source,
                    venuePriceTicks,
                    FeeRole.TAKER,
                    FeeRole.MAKER);
        }
    }

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
     * @param market 0: in all markets of the shard
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

    /**
     * A market is in a new phase.
     *
     * @param cause why
     * @param untilMillis engine time at which it ends by itself; 0: it does not
     */
    record PhaseChanged(int market, MarketPhase phase, PhaseCause cause, long untilMillis) implements BookFact {

        /** A phase that an operator chose. */
        public PhaseChanged(int market, MarketPhase phase) {
            this(market, phase, PhaseCause.ADMINISTRATION, 0);
        }
    }

    /**
     * An order has another price or size. If it lost its place, fills may follow, then rested or closed.
     *
     * @param request the amendment's id
     * @param orderId id of the order
     * @param account user × 1024 + sub-account
     * @param market number of the market
     * @param side of the order
     * @param askedTicks the price that was asked for
     * @param priceTicks its price now
     * @param priceTicksBefore its price before
     * @param sizeLots its size now, what was traded included
     * @param sizeLotsBefore its size before
     * @param keptPlace whether it stands where it stood in time
     */
    record Amended(
            RequestId request,
            long orderId,
            long account,
            int market,
            Side side,
            long askedTicks,
            long priceTicks,
            long priceTicksBefore,
            long sizeLots,
            long sizeLotsBefore,
            boolean keptPlace)
            implements BookFact {}

    /** An amendment was refused: the order is as it was. */
    record AmendRejected(RequestId request, long orderId, long account, int market, RejectReason reason)
            implements Refusal {}

    /**
     * The price at which an auction would end now.
     *
     * @param market number of the market
     * @param priceTicks 0 if nothing would trade
     * @param lots what would trade
     * @param imbalanceLots what would be left at that price: positive to buy, negative to sell
     */
    record PriceIndicated(int market, long priceTicks, long lots, long imbalanceLots) implements BookFact {}

    /**
     * The hash over the best 20 levels of each side after a level change, so that a feed can prove itself.
     *
     * @param market number of the market
     * @param sequence of the last level change
     * @param checksum StreamHash over bids, then asks, from the best: price in ticks, lots
     */
    record TopChecked(int market, long sequence, long checksum) implements BookFact {}
}
