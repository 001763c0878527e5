package org.perpex.market.messaging;

import java.util.List;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.market.funding.PaidRate;
import org.perpex.market.store.StoredFunding;

/** Keeps the rates at which funding was paid, as the account engine says. */
final class FundingRecorder implements StreamHandler {

    private final StoredFunding stored;
    private StreamPosition position = StreamPosition.BEGINNING;

    FundingRecorder(StoredFunding stored) {
        this.stored = stored;
    }

    @Override
    public Start start() {
        position = stored.load();
        return new Start.After(position);
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        List<PaidRate> rates = batch.stream()
                .map(StreamMessage::message)
                .filter(FundingFact.Settled.class::isInstance)
                .map(FundingFact.Settled.class::cast)
                .map(paid -> new PaidRate(paid.market(), paid.dueMillis(), paid.ratePpb(), paid.priceTicks()))
                .toList();
        stored.save(rates, position, after);
        position = after;
    }
}
