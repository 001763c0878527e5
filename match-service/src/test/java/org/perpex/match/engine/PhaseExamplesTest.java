package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class PhaseExamplesTest extends PhaseExamples {

    @Override
    Engine<BookInput> engine() {
        return new MatchEngine();
    }
}
