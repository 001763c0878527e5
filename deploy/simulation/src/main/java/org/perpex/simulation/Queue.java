package org.perpex.simulation;

import java.util.ArrayList;
import java.util.List;

/** A queue of the broker: packs in the order in which they were stored. Nothing is ever taken out of it. */
final class Queue {

    private final List<Stored> packs = new ArrayList<>();

    /** A pack and when it was stored. Its bytes do not change. */
    record Stored(long timeMillis, byte[] body) {}

    void store(long timeMillis, byte[] body) {
        packs.add(new Stored(timeMillis, body));
    }

    int size() {
        return packs.size();
    }

    Stored at(int offset) {
        return packs.get(offset);
    }
}
