package org.perpex.common.spring.rocketmq;

import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.engine.QueueUnavailable;

/** The broker or the name server cannot be asked now; it may be tried again. */
public final class BrokerUnavailable extends QueueUnavailable {

    BrokerUnavailable(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
