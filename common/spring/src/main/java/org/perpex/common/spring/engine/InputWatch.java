package org.perpex.common.spring.engine;

import org.perpex.common.contract.StreamSignal;

/** Hears of inputs that do not go to the engine itself. It must not change any state of it. */
interface InputWatch {

    /** Watches nothing. */
    InputWatch NONE = new InputWatch() {

        @Override
        public void asked(StreamSignal.SendAgain request) {}

        @Override
        public void skipped(Fault fault) {}
    };

    /** A consumer asks to be sent something again. */
    void asked(StreamSignal.SendAgain request);

    /** A message was passed over, because two operators decided so. */
    void skipped(Fault fault);
}
