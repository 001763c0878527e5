package org.perpex.simulation;

import java.util.TreeMap;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.core.Check;

/** The life of each order as the book tells it and as the account engine tells it: in the end, the same. */
final class OrderLives {

    private final TreeMap<Long, Life> lives = new TreeMap<>();

    /** What was said of one order, by each of the two. */
    private static final class Life {
        boolean accepted;
        boolean opened;
        boolean closedByBook;
        boolean closedByAccounts;
        long sizeLots;
        long tradedLots;
        long filledLots;
    }

    private Life life(long orderId) {
        return lives.computeIfAbsent(orderId, _ -> new Life());
    }

    void heard(BookFact fact) {
        switch (fact) {
            case BookFact.Accepted accepted -> {
                Life life = life(accepted.order().orderId());
                Check.that(
                        !life.accepted,
                        "an order is accepted once",
                        accepted.order().orderId());
                life.accepted = true;
                life.sizeLots = accepted.order().sizeLots();
            }
            case BookFact.Traded traded -> {
                traded(traded.takerOrderId(), traded.lots(), traded.takerRemainingLots());
                traded(traded.makerOrderId(), traded.lots(), traded.makerRemainingLots());
            }
            case BookFact.Closed closed -> {
                Life life = open(closed.orderId());
                life.closedByBook = true;
                long unfilled = life.sizeLots - life.tradedLots;
                Check.that(closed.unfilledLots() == unfilled, "what was not traded is left", closed.orderId());
            }
            case BookFact.Rested rested -> {
                Life life = open(rested.orderId());
                Check.that(rested.lots() == life.sizeLots - life.tradedLots, "what rests is left", rested.orderId());
            }
            case BookFact.Amended _ -> throw new IllegalStateException("not in these worlds: " + fact);
            case BookFact.Refusal _,
                    BookFact.AllCanceled _,
                    BookFact.LevelChanged _,
                    BookFact.TopChecked _,
                    BookFact.PhaseChanged _,
                    BookFact.PriceIndicated _,
                    PositionFact _,
                    GuardFact _ -> {}
        }
    }

    private void traded(long orderId, long lots, long remainingLots) {
        Life life = open(orderId);
        life.tradedLots += lots;
        Check.that(remainingLots == life.sizeLots - life.tradedLots, "what is left of an order is said", orderId);
    }

    private Life open(long orderId) {
        Life life = life(orderId);
        Check.that(life.accepted && !life.closedByBook, "only open orders are spoken of", orderId);
        return life;
    }

    void heard(AccountFact fact) {
        switch (fact) {
            case AccountFact.OrderOpened opened -> {
                Life life = life(opened.order().orderId());
                Check.that(!life.opened, "an order opens once", opened.order().orderId());
                life.opened = true;
            }
            case AccountFact.OrderFilled fill -> {
                Life life = life(fill.order().orderId());
                life.filledLots += fill.fillLots();
                Check.that(
                        fill.filledLots() == life.filledLots,
                        "fills add up",
                        fill.order().orderId());
            }
            case AccountFact.OrderClosed closed -> {
                Life life = life(closed.order().orderId());
                Check.that(
                        life.opened && !life.closedByAccounts,
                        "an open order closes once",
                        closed.order().orderId());
                life.closedByAccounts = true;
            }
            case AccountFact.OrderAmended _ -> throw new IllegalStateException("not in these worlds: " + fact);
            default -> {}
        }
    }

    /** At a quiet moment both tell the same, and as many orders are open as rest. What is over is forgotten. */
    void checkSame(long restingOrders) {
        for (var entry : lives.entrySet()) {
            Life life = entry.getValue();
            boolean same = life.accepted == life.opened
                    && life.closedByBook == life.closedByAccounts
                    && life.tradedLots == life.filledLots;
            Check.that(same, "book and accounts tell the same life of an order", entry.getKey());
        }
        lives.values().removeIf(life -> life.closedByBook);
        Check.that(lives.size() == restingOrders, "open orders rest", lives.size());
    }
}
