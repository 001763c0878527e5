package org.perpex.simulation;

import java.util.ArrayList;
import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.Source;
import org.perpex.common.core.Check;

/** What the traders' side reads: the facts of the book, the refusals, the facts of accounts. */
final class Ear {

    private final Reading book;
    private final Reading refusals;
    private final Reading accounts;
    private final Reading stored;
    private final List<OrderDetails> open = new ArrayList<>();
    private final List<Message> bookSaid = new ArrayList<>();
    private final List<Message> accountsSaid = new ArrayList<>();
    final Outcomes outcomes = new Outcomes();
    final OrderLives lives = new OrderLives();

    Ear(Queues queues) {
        book = new Reading(queues.trade());
        refusals = new Reading(queues.refusals());
        accounts = new Reading(queues.asset());
        stored = new Reading(queues.risk());
    }

    boolean hearBook() {
        return book.step((_, message) -> {
            checkOrder();
            if (message instanceof BookFact fact) {
                bookSaid.add(fact);
                outcomes.heard(fact);
                lives.heard(fact);
            }
        });
    }

    /** What the public hears was in the account engine's queue before: whoever acts on it is queued behind it. */
    private void checkOrder() {
        while (stored.skim()) {
            // Only how far it has come is of interest.
        }
        Check.that(
                book.afterNumber() <= stored.mark(Source.MATCH).number(),
                "accounts are told before the public is",
                book.afterNumber());
    }

    boolean hearRefusals() {
        return refusals.step((_, message) -> {
            if (message instanceof BookFact fact) {
                outcomes.heard(fact);
            }
        });
    }

    boolean hearAccounts() {
        return accounts.step((_, message) -> {
            if (message instanceof AccountFact fact) {
                hear(fact);
            }
        });
    }

    private void hear(AccountFact fact) {
        outcomes.heard(fact);
        lives.heard(fact);
        switch (fact) {
            case AccountFact.OrderOpened opened -> open.add(opened.order());
            case AccountFact.OrderClosed closed ->
                open.removeIf(order -> order.orderId() == closed.order().orderId());
            default -> {}
        }
        // These two are said again when they are asked for again; everything else follows from the commands.
        if (!(fact instanceof AccountFact.LeverageChanged || fact instanceof AccountFact.CheckpointTaken)) {
            accountsSaid.add(fact);
        }
    }

    /** The orders that are open, as far as the traders have heard. */
    List<OrderDetails> open() {
        return open;
    }

    /** All facts of the book, in order. */
    List<Message> bookSaid() {
        return bookSaid;
    }

    /** All facts of accounts that follow from the commands alone, in order. */
    List<Message> accountsSaid() {
        return accountsSaid;
    }

    Reading accounts() {
        return accounts;
    }

    Reading book() {
        return book;
    }

    Reading refusals() {
        return refusals;
    }
}
