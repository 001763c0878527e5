package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class NaiveProtectionExamplesTest extends ProtectionExamples {

    @Override
    Engine<BookInput> engine() {
        return new NaiveBooks();
    }
}
