package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class NaiveQuotingExamplesTest extends QuotingExamples {

    @Override
    Engine<BookInput> engine() {
        return new NaiveBooks();
    }
}
