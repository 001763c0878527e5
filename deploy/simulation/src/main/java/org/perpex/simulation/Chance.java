package org.perpex.simulation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Decides what happens when: which step is next, how packs are cut, what fails. Counts the faults. */
final class Chance {

    private final SplittableRandom random;
    private final boolean faults;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);

    /** @param faults whether anything ever fails */
    Chance(SplittableRandom random, boolean faults) {
        this.random = random;
        this.faults = faults;
    }

    /** Whether the fault happens at this occasion. */
    boolean hits(Fault fault) {
        boolean hit = faults && random.nextInt(fault.occasions) == 0;
        if (hit) {
            counts.merge(fault, 1, Integer::sum);
        }
        return hit;
    }

    /** A number from 0 to one below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    Map<Fault, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
