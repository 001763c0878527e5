package org.perpex.trade.order;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is heard of a request that places an order, triggers or both. The facts of order and triggers come in two streams,
 * so in any order; an order that trades on is told again and counts once. Thread-safe.
 */
final class PlacedGroup {

    private final int count;
    private final List<Outcome> triggers = new ArrayList<>();
    private Outcome.@Nullable Done order;

    /** @param count how many orders and triggers there must be */
    PlacedGroup(int count) {
        this.count = count;
    }

    /** Returns the whole group once everything has been heard, and null before. */
    synchronized @Nullable Outcome heard(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            order = done;
        } else if (outcome instanceof Outcome.TriggerPlaced) {
            triggers.add(outcome);
        }
        List<Outcome> placed = new ArrayList<>(count);
        if (order != null) {
            placed.add(order);
        }
        placed.addAll(triggers);
        return placed.size() == count ? new Outcome.Group(List.copyOf(placed)) : null;
    }
}
