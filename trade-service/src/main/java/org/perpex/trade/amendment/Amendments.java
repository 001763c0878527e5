package org.perpex.trade.amendment;

import java.util.List;
import java.util.function.LongSupplier;
import org.perpex.trade.readmodel.Kept;

/**
 * Answers questions about amendments. Every answer contains all that the book had said when the question came, so a
 * client finds each amendment that an answer, from any instance, has shown it.
 */
public final class Amendments {

    private final AmendmentHistory history;
    private final LongSupplier lastShown;

    /** @param lastShown the id of the last amendment that the book has said by now */
    public Amendments(AmendmentHistory history, LongSupplier lastShown) {
        this.history = history;
        this.lastShown = lastShown;
    }

    /** The amendments that a page asks for, the newest first. */
    public List<Amendment> list(AmendmentHistory.Page page) {
        Kept.await(history::lastNumber, lastShown.getAsLong());
        return history.list(page);
    }
}
