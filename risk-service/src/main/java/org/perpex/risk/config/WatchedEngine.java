package org.perpex.risk.config;

import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.engine.Engine;
import org.perpex.common.contract.engine.FactSink;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;
import org.perpex.risk.limits.LimitAnswers;

/** The account engine with somebody who listens to what it says. Changes nothing of it. */
record WatchedEngine(Engine<RiskInput> engine, OutcomeLog outcomes, LimitAnswers answers) implements Engine<RiskInput> {

    @Override
    public void apply(long timeMillis, RiskInput input, FactSink facts) {
        engine.apply(timeMillis, input, (destination, fact) -> {
            facts.append(destination, fact);
            outcomes.note(fact);
            if (input instanceof AdminCommand) {
                answers.note(timeMillis, fact);
            }
        });
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
