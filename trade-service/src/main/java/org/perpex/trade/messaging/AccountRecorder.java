package org.perpex.trade.messaging;

import java.util.List;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.trade.fill.Fill;

/** Writes the read model of fills. */
final class FillRecorder implements StreamHandler {

    private final Records records;
    private StreamPosition position = StreamPosition.BEGINNING;

    /** Keeps fills and the place in the stream, both or neither. */
    interface Records {
        StreamPosition load();

        /** Throws if another instance has moved the place on; then nothing is kept. */
        void save(List<Fill> fills, StreamPosition before, StreamPosition after);
    }

    FillRecorder(Records records) {
        this.records = records;
    }

    @Override
    public Start start() {
        position = records.load();
        return new Start.After(position);
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        List<Fill> fills = batch.stream()
                .filter(message -> message.message() instanceof AccountFact.OrderFilled)
                .map(message -> fill(message.timeMillis(), (AccountFact.OrderFilled) message.message()))
                .toList();
        records.save(fills, position, after);
        position = after;
    }

    private static Fill fill(long timeMillis, AccountFact.OrderFilled fact) {
        return new Fill(
                fact.order().account(),
                fact.order().market(),
                fact.tradeNumber(),
                fact.order().orderId(),
                fact.order().side(),
                fact.order().positionSide(),
                fact.maker(),
                fact.fillPriceTicks(),
                fact.fillLots(),
                fact.feeUnits(),
                fact.realizedUnits(),
                timeMillis);
    }
}
