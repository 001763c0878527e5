package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class OpenInterestExamplesTest extends OpenInterestExamples {

    @Override
    Engine<BookInput> engine() {
        return new MatchEngine();
    }
}
