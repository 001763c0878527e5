package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class OrderBookExamplesTest extends OrderBookExamples {

    @Override
    Engine<BookInput> engine() {
        return new MatchEngine();
    }
}
