package org.perpex.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The packs of one sender that are on their way to one queue. They may be late, lost, doubled or overtaken. */
final class Wire {

    private final Queue queue;
    private final LongSupplier clock;
    private final Chance chance;
    private final boolean lossy;
    private final List<Flight> flights = new ArrayList<>();

    private record Flight(byte[] pack, Runnable stored) {}

    /** @param lossy whether packs may be lost: only of those who find that out and send again */
    Wire(Queue queue, LongSupplier clock, Chance chance, boolean lossy) {
        this.queue = queue;
        this.clock = clock;
        this.chance = chance;
        this.lossy = lossy;
    }

    /** @param stored runs each time the pack has been stored: the broker's acknowledgement */
    void send(byte[] pack, Runnable stored) {
        flights.add(new Flight(pack, stored));
    }

    boolean isEmpty() {
        return flights.isEmpty();
    }

    /** Lets one pack arrive, or not; false if none is on its way. */
    boolean step() {
        if (flights.isEmpty()) {
            return false;
        }
        if (chance.hits(Fault.DELAYED)) {
            return true;
        }
        int index = flights.size() > 1 && chance.hits(Fault.OVERTAKEN) ? 1 + chance.below(flights.size() - 1) : 0;
        if (lossy && chance.hits(Fault.LOST)) {
            flights.remove(index);
            return true;
        }
        Flight flight = flights.get(index);
        if (!chance.hits(Fault.DUPLICATED)) {
            flights.remove(index);
        }
        queue.store(clock.getAsLong(), flight.pack);
        flight.stored.run();
        return true;
    }
}
