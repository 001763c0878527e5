package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class QuotingExamplesTest extends QuotingExamples {

    @Override
    Engine<BookInput> engine() {
        return new MatchEngine();
    }
}
