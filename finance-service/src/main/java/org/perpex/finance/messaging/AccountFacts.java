package org.perpex.finance.messaging;

import java.util.List;
import java.util.Map;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.finance.settlement.Fact;
import org.perpex.finance.settlement.Mark;
import org.perpex.finance.settlement.SettlementWriter;

/**
 * Hands the account engine's facts to settlement. What the follower believes to be applied only waits; the truth is
 * the mark, and every restart begins there.
 */
final class AccountFacts implements StreamHandler {

    private final SettlementWriter writer;

    AccountFacts(SettlementWriter writer) {
        this.writer = writer;
    }

    @Override
    public Start start() {
        Mark mark = writer.start();
        return new Start.After(new StreamPosition(
                mark.nextOffset(), Map.of(Source.RISK.code(), new StreamMark(mark.last(), mark.hash()))));
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        List<Fact> facts = batch.stream()
                .filter(message -> message.source().equals(Source.RISK))
                .map(message ->
                        new Fact(message.number(), message.hashAfter(), message.timeMillis(), message.message()))
                .toList();
        if (!facts.isEmpty()) {
            writer.take(facts, after.nextOffset());
        }
    }
}
