package org.perpex.common.spring.engine;

import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;

/** Watches an engine from its own thread, where its state may be read. */
@FunctionalInterface
public interface EngineListener {

    /** Does nothing. */
    EngineListener NONE = _ -> {};

    /** Called once after the start and then after each batch of inputs. It must be quick and must not change state. */
    void applied(Moment moment);

    /** How far an engine has come. To be read during the call only. */
    interface Moment {

        /** Engine time, in milliseconds. */
        long timeMillis();

        /** The offset of the last input that was applied; -1 before the first. */
        long offset();

        /** How far the stream of a numbered source is applied. */
        StreamMark mark(Source source);
    }
}
