package org.perpex.match.engine;

import java.util.*;
import org.perpex.common.contract.*;
import org.perpex.common.core.*;

/** An order of the naive model. */
final class NaiveOrder {
    long id, account, price, lots, open, date;
    Side side = Side.BUY;
    boolean reduceOnly;
    OrderDetails placed;

    NaiveOrder(OrderDetails placed) {
        this.placed = placed;
    }

    NaiveBook.Position position() {
        return new NaiveBook.Position(account, placed.positionSide());
    }

    long visible() {
        return placed.terms().visibleLots();
    }

    long traded() {
        return placed.sizeLots() - open;
    }

    NaiveOrder copy() {
        NaiveOrder o = new NaiveOrder(placed);
        o.id = id;
        o.account = account;
        o.price = price;
        o.lots = lots;
        o.open = open;
        o.date = date;
        o.side = side;
        o.reduceOnly = reduceOnly;
        return o;
    }

    /** Bids from the best to the worst, then asks from the best to the worst. */
    long priority() {
        return side == Side.BUY ? -price : price;
    }
}
