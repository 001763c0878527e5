package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class NaiveReduceOnlyExamplesTest extends ReduceOnlyExamples {

    @Override
    Engine<BookInput> engine() {
        return new NaiveBooks();
    }
}
