package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** What is said is handed over in its order, whole, and to whom it concerns. */
class FactsTest {

    private static final int MARKET = 3;

    private final Facts facts = new Facts();
    private final FactWriter writer = new FactWriter(MARKET, facts);
    private final List<Message> toRisk = new ArrayList<>();
    private final List<Message> toAll = new ArrayList<>();
    private int handedOver;

    private final FactSink sink = new FactSink() {
        @Override
        public void append(Destination destination, Message fact) {
            (destination.equals(Destination.RISK) ? toRisk : toAll).add(fact);
        }

        @Override
        public void append(Destination first, Destination second, EncodedFacts said) {
            handedOver++;
            FactSink.super.append(first, second, said);
        }
    };

    @Test
    void keepsTheOrderOfSharedAndPublicFacts() {
        facts.begin(sink);
        facts.sayToBoth(canceled(1));
        writer.closed(RequestId.NONE, 1, 2, CloseReason.CANCELED, 3);
        writer.levelChanged(1, Side.BUY, 5, 0);
        facts.sayToBoth(canceled(2));
        writer.levelChanged(2, Side.SELL, 6, 0);
        facts.end();
        Message closed = new BookFact.Closed(RequestId.NONE, 1, 2, MARKET, CloseReason.CANCELED, 3);
        assertThat(toRisk).containsExactly(canceled(1), closed, canceled(2));
        assertThat(toAll)
                .containsExactly(
                        canceled(1),
                        closed,
                        new BookFact.LevelChanged(MARKET, 1, Side.BUY, 5, 0),
                        canceled(2),
                        new BookFact.LevelChanged(MARKET, 2, Side.SELL, 6, 0));
    }

    @Test
    void handsOverAllFactsOfAnInputThatSaysMoreThanFit() {
        facts.begin(sink);
        int count = 3 * EncodedFacts.BYTES_MAX / 37;
        for (int i = 1; i <= count; i++) {
            writer.closed(RequestId.NONE, i, 2, CloseReason.CANCELED, 3);
            if (i % 100 == 0) {
                facts.sayToBoth(canceled(i));
            }
        }
        for (int i = 1; i <= count; i++) {
            writer.levelChanged(i, Side.BUY, i, 0);
        }
        facts.end();
        assertThat(handedOver).isGreaterThan(4);
        assertThat(toRisk).hasSize(count + count / 100);
        assertThat(toAll).hasSize(2 * count + count / 100);
        for (int i = 1; i <= count; i++) {
            assertThat(toAll.get(count + count / 100 + i - 1))
                    .isEqualTo(new BookFact.LevelChanged(MARKET, i, Side.BUY, i, 0));
        }
    }

    @Test
    void forgetsWhatAnInputSaidThatFailed() {
        facts.begin(sink);
        writer.closed(RequestId.NONE, 1, 2, CloseReason.CANCELED, 3);
        facts.begin(sink);
        facts.end();
        assertThat(handedOver).isZero();
    }

    private static BookFact canceled(int count) {
        return new BookFact.AllCanceled(RequestId.NONE, 7, MARKET, count);
    }
}
