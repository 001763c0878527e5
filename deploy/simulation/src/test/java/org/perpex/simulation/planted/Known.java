package org.perpex.simulation.planted;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** The numbers that somebody keeps although they are no part of its class. One thread. */
public final class Known {

    private static final Map<Object, Set<Long>> NUMBERS = new WeakHashMap<>();

    private Known() {}

    /** Those of one object. */
    public static Set<Long> numbers(Object owner) {
        return NUMBERS.computeIfAbsent(owner, _ -> new HashSet<>());
    }
}
