package org.perpex.trade;

import java.util.concurrent.atomic.AtomicLong;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.trade.order.Fixtures;

/** What engines say about orders. */
final class Facts {

    private static final AtomicLong ORDERS = new AtomicLong(7_000_000_000_000_000L);
    private static final AtomicLong TRADES = new AtomicLong();

    private Facts() {}

    static long freshOrderId() {
        return ORDERS.incrementAndGet();
    }

    static OrderDetails details(OrderCommand.Place p, long orderId) {
        return new OrderDetails(
                p.request(),
                orderId,
                p.account(),
                p.market(),
                p.side(),
                p.positionSide(),
                p.type(),
                p.timeInForce(),
                p.priceTicks(),
                p.sizeLots(),
                p.reduceOnly(),
                p.selfTradePrevention(),
                p.goodTillMillis(),
                Route.BOOK,
                p.clientOrderId(),
                p.terms(),
                0,
                OrderOrigin.CLIENT,
                0);
    }

    static BookFact.Accepted accepted(OrderDetails o) {
        return new BookFact.Accepted(o);
    }

    static BookFact.Rested rested(OrderDetails o) {
        return new BookFact.Rested(o.orderId(), o.account(), o.market(), o.side(), o.priceTicks(), o.sizeLots());
    }

    static BookFact.Traded traded(OrderDetails taker, OrderDetails maker, long lots) {
        return new BookFact.Traded(
                taker.market(),
                TRADES.incrementAndGet(),
                taker.orderId(),
                maker.orderId(),
                taker.account(),
                maker.account(),
                taker.side(),
                maker.priceTicks(),
                lots,
                0,
                0,
                FillSource.BOOK,
                0);
    }

    /** What an amendment of an order did. */
    static BookFact.Amended amended(OrderCommand.Amend a, OrderDetails before, long priceTicks, boolean keptPlace) {
        return new BookFact.Amended(
                a.request(),
                before.orderId(),
                before.account(),
                before.market(),
                before.side(),
                a.priceTicks(),
                priceTicks,
                before.priceTicks(),
                a.sizeLots(),
                before.sizeLots(),
                keptPlace);
    }

    static BookFact.Closed closed(RequestId cause, OrderDetails o, CloseReason reason, long unfilledLots) {
        return new BookFact.Closed(cause, o.orderId(), o.account(), o.market(), reason, unfilledLots);
    }

    /** A side of a fill with a fee and a profit. */
    static AccountFact.OrderFilled filled(OrderDetails o, BookFact.Traded trade, long feeUnits, long realizedUnits) {
        long quoteUnits = Fixtures.BITCOIN.notionalUnits(trade.priceTicks(), trade.lots());
        return new AccountFact.OrderFilled(
                o,
                trade.tradeNumber(),
                trade.makerOrderId() == o.orderId(),
                trade.priceTicks(),
                trade.lots(),
                trade.lots(),
                quoteUnits,
                feeUnits,
                realizedUnits,
                0,
                0,
                0,
                FillSource.BOOK,
                0,
                realizedUnits,
                0,
                0,
                0);
    }
}
