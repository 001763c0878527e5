package org.perpex.match.engine;

import org.perpex.common.contract.BookCommand;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;

/** Changes price or size of resting orders. Not thread-safe. */
final class Amending {

    private final OrderBook book;
    private final RestingOrders resting;
    private final Admission admission;
    private final Quoting quoting;
    private final BookListener listener;
    private final Incoming incoming = new Incoming();
    private final Amendment said = new Amendment();

    Amending(OrderBook book, RestingOrders resting, Admission admission, Quoting quoting, BookListener listener) {
        this.book = book;
        this.resting = resting;
        this.admission = admission;
        this.quoting = quoting;
        this.listener = listener;
    }

    /** Amends an order, or refuses. */
    void amend(BookCommand.Amend amend) {
        int order = resting.find(amend.orderId());
        long priceTicks = order == Orders.NONE ? amend.priceTicks() : quotedTicks(amend, order);
        RejectReason objection = admission.firstObjection(amend, order, priceTicks);
        if (objection != null) {
            listener.amendRejected(amend, objection);
            return;
        }
        long tradedLots = resting.orders.sizeLots(order) - resting.orders.openLots(order);
        if (amend.sizeLots() <= tradedLots) {
            book.close(amend.request(), order, CloseReason.CANCELED);
            return;
        }
        boolean keeps = keepsPlace(amend, order, priceTicks);
        say(amend, order, priceTicks, keeps);
        if (keeps) {
            resting.shrink(order, amend.sizeLots());
            if (resting.orders.isReduceOnly(order)) {
                book.touch(resting.orders.accountSlot(order));
            }
        } else {
            incoming.be(resting, order, priceTicks, amend.sizeLots() - tradedLots);
            comeAgain(order, amend.sizeLots());
        }
    }

    private long quotedTicks(BookCommand.Amend amend, int order) {
        return quoting.priceTicks(
                resting.side(order), amend.priceTicks(), amend.priceMatch(), resting.orders.isRepriced(order));
    }

    private boolean keepsPlace(BookCommand.Amend amend, int order, long priceTicks) {
        return priceTicks == resting.priceTicks(order) && amend.sizeLots() < resting.orders.sizeLots(order);
    }

    private void say(BookCommand.Amend amend, int order, long priceTicks, boolean keeps) {
        said.request = amend.request();
        said.orderId = amend.orderId();
        said.account = amend.account();
        said.side = resting.side(order);
        said.askedTicks = amend.priceTicks();
        said.priceTicks = priceTicks;
        said.priceTicksBefore = resting.priceTicks(order);
        said.sizeLots = amend.sizeLots();
        said.sizeLotsBefore = resting.orders.sizeLots(order);
        said.keptPlace = keeps;
        listener.amended(said);
    }

    private void comeAgain(int order, long sizeLots) {
        resting.leave(order);
        CloseReason end = book.isQuiet(incoming) ? null : book.execute(incoming, true);
        if (end == null) {
            resting.comeBack(order, incoming, sizeLots);
            listener.rested(incoming);
        } else {
            resting.forget(order);
            listener.closed(RequestId.NONE, incoming.orderId, incoming.account, end, incoming.openLots);
        }
    }
}
