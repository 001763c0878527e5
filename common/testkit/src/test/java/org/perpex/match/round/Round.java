package org.perpex.match.round;

import org.perpex.match.orderly.Feature;

/** One half of a cycle. */
public final class Round {

    /** Knows the other half. */
    public Round(Feature feature) {
        feature.use();
    }
}
