package org.perpex.trade.trigger;

import java.util.List;
import java.util.Optional;
import org.perpex.trade.margin.LastChange;
import org.perpex.trade.readmodel.Freshness;
import org.perpex.trade.readmodel.Kept;

/**
 * Answers questions about triggers. Every answer contains all that the engine had said of triggers when the question
 * came, so a client finds what an answer, from any instance, has shown it. Thread-safe.
 */
public final class TriggerQuestions {

    private final TriggerHistory history;
    private final Freshness freshness;
    private final LastChange lastFact;

    /**
     * @param freshness of what is heard of accounts
     * @param lastFact the last fact of triggers that was heard
     */
    public TriggerQuestions(TriggerHistory history, Freshness freshness, LastChange lastFact) {
        this.history = history;
        this.freshness = freshness;
        this.lastFact = lastFact;
    }

    public Optional<TriggerState> find(long account, long triggerId, String clientTriggerId) {
        awaitKept();
        return history.find(account, triggerId, clientTriggerId);
    }

    /** The triggers that a page asks for, by rising id. */
    public List<TriggerState> list(TriggerHistory.Page page) {
        awaitKept();
        return history.list(page);
    }

    private void awaitKept() {
        freshness.require();
        Kept.await(history::lastNumber, lastFact.number());
    }
}
