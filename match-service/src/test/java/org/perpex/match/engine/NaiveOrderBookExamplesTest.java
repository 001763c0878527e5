package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class NaiveOrderBookExamplesTest extends OrderBookExamples {

    @Override
    Engine<BookInput> engine() {
        return new NaiveBooks();
    }
}
