package org.perpex.simulation;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.match.engine.MatchEngine;
import org.perpex.risk.engine.AccountEngine;

/**
 * Which engines a simulation runs: the real ones, each within a cover through which its inputs and facts pass. The
 * cover of {@link #REAL} changes nothing; a test covers an engine with a bug, to see that it is found.
 */
record Engines(UnaryOperator<Engine<RiskInput>> riskCover, UnaryOperator<Engine<BookInput>> matchCover) {

    static final Engines REAL = new Engines(UnaryOperator.identity(), UnaryOperator.identity());

    Supplier<Risk> risk() {
        return () -> {
            AccountEngine core = new AccountEngine();
            return new Risk(core, riskCover.apply(core));
        };
    }

    Supplier<Match> match() {
        return () -> {
            MatchEngine core = new MatchEngine();
            return new Match(core, matchCover.apply(core));
        };
    }

    /** An account engine and its cover. */
    record Risk(AccountEngine core, Engine<RiskInput> cover) implements Engine<RiskInput> {

        @Override
        public void apply(long timeMillis, RiskInput input, FactSink facts) {
            cover.apply(timeMillis, input, facts);
        }

        @Override
        public void save(StateWriter state) {
            cover.save(state);
        }

        @Override
        public void load(StateReader state) {
            cover.load(state);
        }
    }

    /** A matching engine and its cover. */
    record Match(MatchEngine core, Engine<BookInput> cover) implements Engine<BookInput> {

        @Override
        public void apply(long timeMillis, BookInput input, FactSink facts) {
            cover.apply(timeMillis, input, facts);
        }

        @Override
        public void save(StateWriter state) {
            cover.save(state);
        }

        @Override
        public void load(StateReader state) {
            cover.load(state);
        }
    }
}
