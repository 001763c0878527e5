package org.perpex.finance.settlement;

/** It is not known yet what became of the last batch. Nothing is wrong: ask again in a moment. */
public final class MarkUnknown extends IllegalStateException {

    MarkUnknown() {
        super("it is not known yet what became of the last batch");
    }
}
