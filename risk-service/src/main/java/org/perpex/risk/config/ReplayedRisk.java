package org.perpex.risk.config;

import java.util.function.Supplier;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.spring.engine.EngineDefinition;
import org.perpex.risk.engine.AccountEngine;

/** A new engine for {@link org.perpex.common.spring.engine.EngineReplay}, with nobody who watches it. */
public final class ReplayedRisk implements Supplier<EngineDefinition<RiskInput>> {

    @Override
    public EngineDefinition<RiskInput> get() {
        return new EngineDefinition<>(
                EngineConfiguration.NAME, AccountEngine::new, RiskInput.class, EngineConfiguration.PORTS);
    }
}
