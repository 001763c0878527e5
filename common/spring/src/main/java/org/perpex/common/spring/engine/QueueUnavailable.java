package org.perpex.common.spring.engine;

import org.jspecify.annotations.Nullable;

/** A queue cannot be reached now. Whoever needs it tries again. */
public class QueueUnavailable extends RuntimeException {

    protected QueueUnavailable(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
