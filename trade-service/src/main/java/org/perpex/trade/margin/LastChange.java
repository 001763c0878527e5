package org.perpex.trade.margin;

/** The number of the last change of a kind that this instance has heard of. Thread-safe. */
public final class LastChange {

    private volatile long number;

    /** Notes a change before anybody is told of it. */
    public void heard(long number) {
        this.number = number;
    }

    /** The number, or 0 if there was none since the start. */
    public long number() {
        return number;
    }
}
