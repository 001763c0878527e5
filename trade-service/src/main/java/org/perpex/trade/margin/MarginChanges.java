package org.perpex.trade.margin;

import java.util.List;
import org.perpex.trade.readmodel.Freshness;
import org.perpex.trade.readmodel.Kept;

/**
 * Answers questions about changes of isolated margin. Every answer contains all that the engine had said when the
 * question came, so a client finds each change that an answer, from any instance, has shown it. Thread-safe.
 */
public final class MarginChanges {

    private final MarginHistory history;
    private final Freshness freshness;
    private final LastChange lastChange;

    /** @param freshness of what is heard of accounts */
    public MarginChanges(MarginHistory history, Freshness freshness, LastChange lastChange) {
        this.history = history;
        this.freshness = freshness;
        this.lastChange = lastChange;
    }

    /** The changes that a page asks for, the oldest first. */
    public List<MarginChange> list(MarginHistory.Page page) {
        freshness.require();
        Kept.await(history::lastNumber, lastChange.number());
        return history.list(page);
    }
}
