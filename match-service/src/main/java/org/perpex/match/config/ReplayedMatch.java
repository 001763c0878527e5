package org.perpex.match.config;

import java.util.function.Supplier;
import org.perpex.common.contract.BookInput;
import org.perpex.common.spring.engine.EngineDefinition;
import org.perpex.match.engine.MatchEngine;

/** A new engine for {@link org.perpex.common.spring.engine.EngineReplay}, with nobody who watches it. */
public final class ReplayedMatch implements Supplier<EngineDefinition<BookInput>> {

    @Override
    public EngineDefinition<BookInput> get() {
        return new EngineDefinition<>(
                ShardConfiguration.ENGINE, MatchEngine::new, BookInput.class, ShardConfiguration.PORTS);
    }
}
