package org.perpex.match.observation;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.engine.EncodedFacts;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.common.contract.sbe.BookAcceptedDecoder;
import org.perpex.common.contract.sbe.BookRejectedDecoder;
import org.perpex.common.contract.sbe.BookTradedDecoder;

/**
 * An engine whose public facts are counted and logged on their way out. What it says is untouched; while the service
 * is not live (it replays its archive) nothing is counted. Not thread-safe: its host owns it.
 */
public final class ObservedEngine implements Engine<BookInput> {

    private final Engine<BookInput> engine;
    private final MatchMeters meters;
    private final OrderLog log;
    private final BooleanSupplier live;
    private final FactSink observer = new Passage();
    private @Nullable FactSink sink;
    private boolean observing;

    public ObservedEngine(Engine<BookInput> engine, MatchMeters meters, OrderLog log, BooleanSupplier live) {
        this.engine = engine;
        this.meters = meters;
        this.log = log;
        this.live = live;
    }

    @Override
    public void apply(long timeMillis, BookInput input, FactSink facts) {
        sink = facts;
        observing = live.getAsBoolean();
        engine.apply(timeMillis, input, observer);
        sink = null;
    }

    /** Passes each fact on as it is, and looks at the public ones. */
    private final class Passage implements FactSink {

        @Override
        public void append(Destination destination, Message fact) {
            Objects.requireNonNull(sink).append(destination, fact);
            if (observing && destination.equals(Destination.TRADE)) {
                observe(fact);
            }
        }

        @Override
        public void append(Destination first, Destination second, EncodedFacts facts) {
            Objects.requireNonNull(sink).append(first, second, facts);
            for (int i = 0; observing && i < facts.count(); i++) {
                observe(facts, i);
            }
        }
    }

    /** Most facts are of no interest here, and trades are only counted: they are not made objects for that. */
    private void observe(EncodedFacts facts, int index) {
        switch (facts.templateId(index)) {
            case BookTradedDecoder.TEMPLATE_ID -> meters.traded();
            case BookAcceptedDecoder.TEMPLATE_ID, BookRejectedDecoder.TEMPLATE_ID -> observe(facts.decode(index));
            default -> {}
        }
    }

    private void observe(Message fact) {
        if (fact instanceof BookFact.Traded) {
            meters.traded();
        } else if (fact instanceof BookFact.Accepted accepted) {
            meters.accepted();
            log.accepted(accepted.order());
        } else if (fact instanceof BookFact.Rejected rejected) {
            meters.rejected(rejected.reason());
            log.rejected(rejected);
        }
    }

    @Override
    public void save(StateWriter state) {
        engine.save(state);
    }

    @Override
    public void load(StateReader state) {
        engine.load(state);
    }
}
