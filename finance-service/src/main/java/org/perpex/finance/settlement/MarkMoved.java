package org.perpex.finance.settlement;

/** Somebody else has settled this batch, or part of it. Nothing is wrong: start again from the mark. */
public final class MarkMoved extends IllegalStateException {

    MarkMoved(long first) {
        super("the mark is not right before " + first);
    }
}
