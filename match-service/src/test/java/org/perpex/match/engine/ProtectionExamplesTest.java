package org.perpex.match.engine;

import org.perpex.common.contract.BookInput;
import org.perpex.common.contract.engine.Engine;

class ProtectionExamplesTest extends ProtectionExamples {

    @Override
    Engine<BookInput> engine() {
        return new MatchEngine();
    }
}
