package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class PositionSideExamplesTest extends PositionSideExamples {

    @Override
    Engine<BookInput> engine() {
        return new MatchEngine();
    }
}
