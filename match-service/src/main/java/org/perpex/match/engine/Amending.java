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
    private final BookListener listener;
    private final Incoming incoming = new Incoming();
    private final Amendment said = new Amendment();

    Amending(OrderBook book, RestingOrders resting, Admission admission, BookListener listener) {
        this.book = book;
        this.resting = resting;
        this.admission = admission;
        this.listener = listener;
    }

    /** Amends an order, or refuses. */
    void amend(BookCommand.Amend amend) {
        int order = resting.find(amend.orderId());
        RejectReason objection = admission.firstObjection(amend, order);
        if (objection != null) {
            listener.amendRejected(amend, objection);
            return;
        }
        long tradedLots = resting.orders.sizeLots(order) - resting.orders.openLots(order);
        if (amend.sizeLots() <= tradedLots) {
            book.close(amend.request(), order, CloseReason.CANCELED);
            return;
        }
        boolean keeps = keepsPlace(amend, order);
        say(amend, order, keeps);
        book.touch(resting.orders.accountSlot(order));
        if (keeps) {
            resting.shrink(order, amend.sizeLots());
        } else {
            comeAgain(amend, order, amend.sizeLots() - tradedLots);
        }
    }

    private boolean keepsPlace(BookCommand.Amend amend, int order) {
        return amend.priceTicks() == resting.priceTicks(order) && amend.sizeLots() < resting.orders.sizeLots(order);
    }

    private void say(BookCommand.Amend amend, int order, boolean keeps) {
        said.request = amend.request();
        said.orderId = amend.orderId();
        said.account = amend.account();
        said.side = resting.side(order);
        said.askedTicks = amend.priceTicks();
        said.priceTicks = amend.priceTicks();
        said.priceTicksBefore = resting.priceTicks(order);
        said.sizeLots = amend.sizeLots();
        said.sizeLotsBefore = resting.orders.sizeLots(order);
        said.keptPlace = keeps;
        listener.amended(said);
    }

    private void comeAgain(BookCommand.Amend amend, int order, long openLots) {
        incoming.be(resting, order, amend.priceTicks(), openLots);
        resting.leave(order);
        CloseReason end = book.execute(incoming, true);
        if (end == null) {
            resting.comeBack(order, incoming, amend.sizeLots());
            listener.rested(incoming);
        } else {
            resting.forget(order);
            listener.closed(RequestId.NONE, incoming.orderId, incoming.account, end, incoming.openLots);
        }
    }
}
