package org.perpex.simulation.capture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.Topic;
import org.perpex.match.engine.MatchEngine;
import org.perpex.risk.engine.AccountEngine;

/**
 * Both engines with nothing between them: what one says to the other is applied before the next command comes. Each
 * public fact of the book is handed to a listener; what the account engine refuses ends the test.
 */
final class BothEngines {

    private final AccountEngine risk = new AccountEngine();
    private final MatchEngine match = new MatchEngine();
    private final Deque<Message> waiting = new ArrayDeque<>();
    private final Consumer<BookFact> heard;

    BothEngines(Consumer<BookFact> heard) {
        this.heard = heard;
    }

    /** Applies a command and all that follows from it. */
    void apply(long timeMillis, RiskInput command) {
        risk.apply(timeMillis, command, this::said);
        for (Message next = waiting.poll(); next != null; next = waiting.poll()) {
            switch (next) {
                case BookFact fact -> risk.apply(timeMillis, fact, this::said);
                case BookInput input -> match.apply(timeMillis, input, this::said);
                default -> throw new IllegalStateException("nobody reads " + next);
            }
        }
    }

    private void said(Destination destination, Message fact) {
        if (destination.topic() == Topic.RISK || destination.topic() == Topic.ORDER) {
            waiting.add(fact);
        } else if (fact instanceof BookFact.Refusal refusal) {
            throw new AssertionError("refused: " + refusal);
        } else if (destination.topic() == Topic.TRADE) {
            heard.accept((BookFact) fact);
        }
    }
}
