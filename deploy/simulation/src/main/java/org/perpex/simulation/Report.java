package org.perpex.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened in one world, or in several: a simulation in which nothing happens proves nothing.
 *
 * @param worlds how many there were
 * @param inputs how many inputs engines applied
 * @param trades how many trades there were
 * @param checkpoints how often all wallets were compared
 * @param faults how often each fault happened
 * @param outcomes how often each outcome was heard
 */
record Report(
        int worlds,
        long inputs,
        long trades,
        long checkpoints,
        Map<Fault, Integer> faults,
        Map<String, Integer> outcomes) {

    static final Report NONE = new Report(0, 0, 0, 0, Map.of(), Map.of());

    static Report of(Plane plane, Chance chance) {
        return new Report(
                1,
                plane.inputs,
                plane.bookWatch.trades(),
                plane.books.checkpoints(),
                chance.counts(),
                plane.ear.outcomes.counts());
    }

    Report plus(Report other) {
        Map<Fault, Integer> bothFaults = new EnumMap<>(Fault.class);
        faults.forEach((fault, count) -> bothFaults.merge(fault, count, Integer::sum));
        other.faults.forEach((fault, count) -> bothFaults.merge(fault, count, Integer::sum));
        Map<String, Integer> bothOutcomes = new TreeMap<>(outcomes);
        other.outcomes.forEach((outcome, count) -> bothOutcomes.merge(outcome, count, Integer::sum));
        return new Report(
                worlds + other.worlds,
                inputs + other.inputs,
                trades + other.trades,
                checkpoints + other.checkpoints,
                bothFaults,
                bothOutcomes);
    }

    @Override
    public String toString() {
        return "%d worlds, %d inputs, %d trades, %d checkpoints%n  faults %s%n  outcomes %s"
                .formatted(worlds, inputs, trades, checkpoints, faults, outcomes);
    }
}
