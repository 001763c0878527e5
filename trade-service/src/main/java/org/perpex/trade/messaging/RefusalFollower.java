package org.perpex.trade.messaging;

import java.util.List;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Message;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.order.PendingRequests;

/** Answers requests that the account engine refused, or did all by itself. What came before this instance started concerns nobody here. */
final class RefusalFollower implements StreamHandler {

    private final PendingRequests pending;

    RefusalFollower(PendingRequests pending) {
        this.pending = pending;
    }

    @Override
    public Start start() {
        return new Start.AtEnd();
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        batch.forEach(message -> answer(message.message()));
    }

    private void answer(Message fact) {
        if (fact instanceof BookFact.Refusal refusal) {
            pending.tell(refusal.request(), new Outcome.Refused(refusal.reason()));
        } else if (fact instanceof BookFact.AllCanceled all) {
            // Triggers wait in the account engine: it answers for them where it refuses.
            pending.tell(all.request(), new Outcome.AllCanceled(all.count()));
        }
    }
}
