package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class NaiveOpenInterestExamplesTest extends OpenInterestExamples {

    @Override
    Engine<BookInput> engine() {
        return new NaiveBooks();
    }
}
