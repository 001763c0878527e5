package org.perpex.risk.engine;

import org.perpex.common.core.RejectReason;

/** What became of a request, as far as a repetition needs to know. */
sealed interface Outcome {

    /** It was passed to the book, whose answer stands in the book's own stream. */
    record Passed() implements Outcome {
        static final Passed INSTANCE = new Passed();
    }

    /** A placing, or a leverage, was refused. */
    record Refused(long orderId, int market, RejectReason reason) implements Outcome {}

    /** A cancel was refused. */
    record CancelRefused(long orderId, int market, RejectReason reason) implements Outcome {}

    /** An amendment was refused. */
    record AmendRefused(long orderId, int market, RejectReason reason) implements Outcome {}

    /** A leverage was set. */
    record LeverageSet(int market, int leverage) implements Outcome {}

    /** A request id belongs to the account that it came from: another's same id is another request. */
    record Key(long account, long high, long low) {}
}
