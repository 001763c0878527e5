package org.perpex.trade.messaging;

import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.order.Outcome;
import org.perpex.trade.order.PendingRequests;

/** Answers requests that changed a setting of an account. */
final class SettingFollower implements StreamHandler {

    private final PendingRequests pending;

    SettingFollower(PendingRequests pending) {
        this.pending = pending;
    }

    @Override
    public Start start() {
        return new Start.AtEnd();
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        for (StreamMessage message : batch) {
            if (message.message() instanceof AccountFact.LeverageChanged changed) {
                pending.tell(
                        changed.request(), new Outcome.LeverageSet(changed.leverage(), changed.notionalMaxUnits()));
            }
        }
    }
}
