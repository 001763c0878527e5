package org.perpex.trade.readmodel;

import java.time.Duration;
import org.perpex.common.spring.dialect.DialectError;

/** Waits until all that an engine has said by now has been heard here. */
public interface Freshness {

    /** How long an answer waits. */
    Duration PATIENCE = Duration.ofSeconds(1);

    /** Returns whether it has been, within the time. */
    boolean await(Duration longest) throws InterruptedException;

    /** Returns when it has been, or refuses. */
    default void require() {
        try {
            if (!await(PATIENCE)) {
                throw DialectError.DISCONNECTED.exception();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw DialectError.DISCONNECTED.exception();
        }
    }
}
