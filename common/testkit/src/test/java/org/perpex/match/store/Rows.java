package org.perpex.match.store;

/** A role. */
public final class Rows {

    /** Throws what says nothing. */
    public void read() {
        throw new RuntimeException("a generic exception");
    }
}
