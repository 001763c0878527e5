package org.perpex.common.spring.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.Source;
import org.perpex.common.core.Check;

/**
 * A broker in memory that does, from a seed, what the real one was seen to do, and worse: it re-orders what is sent at
 * the same time, keeps messages whose sender saw an error, stores some twice or late, loses others, and its clock
 * stands still and even goes back.
 */
final class FakeBroker implements PackOutlet {

    /** How likely faults are. */
    enum Weather {
        CALM,
        STORMY
    }

    private record Flight(Destination destination, byte[] pack, Outcome outcome) {}

    private static final Outcome NOBODY = _ -> {};

    private final Random random;
    private final Map<Destination, List<Input>> queues = new HashMap<>();
    private final List<Flight> flights = new ArrayList<>();
    private final PackReader reader = new PackReader();
    private final Map<Destination, Long> storedNumbers = new HashMap<>();
    private long nowMillis = 1_000_000;
    private long nowNanos;
    Weather weather = Weather.STORMY;
    /** Whether a pack is acknowledged and then lost. */
    BiPredicate<Destination, byte[]> loses = (_, _) -> false;

    FakeBroker(Random random) {
        this.random = random;
    }

    @Override
    public void send(Destination destination, byte[] pack, Outcome outcome) {
        flights.add(new Flight(destination, pack, outcome));
    }

    /** Lets time pass and one message arrive, or be lost, or whatever else happens to it. */
    void step() {
        passTime();
        if (flights.isEmpty()) {
            return;
        }
        Flight flight = flights.remove(weather == Weather.CALM ? 0 : random.nextInt(flights.size()));
        int fate = weather == Weather.CALM ? 99 : random.nextInt(100);
        if (fate < 4) {
            flight.outcome.told(false);
        } else if (fate < 8) {
            store(flight);
            flight.outcome.told(false);
        } else if (fate < 12) {
            flight.outcome.told(false);
            flights.add(new Flight(flight.destination, flight.pack, NOBODY));
        } else if (fate < 16) {
            store(flight);
            flights.add(new Flight(flight.destination, flight.pack, NOBODY));
            flight.outcome.told(true);
        } else {
            store(flight);
            flight.outcome.told(true);
        }
    }

    /** Lets time pass without anything arriving. */
    void pass(long millis) {
        nowMillis += millis;
        nowNanos += millis * 1_000_000;
    }

    /** Loses everything, as if an empty one took its place. */
    void replace() {
        flights.clear();
        queues.clear();
    }

    /** Stores a message at once. */
    void arrive(Destination destination, byte[] pack) {
        store(new Flight(destination, pack, NOBODY));
    }

    /** Stores everything that is on its way to a queue, and nothing else. */
    void arriveAll(Destination destination) {
        for (Flight flight : List.copyOf(flights)) {
            if (flight.destination.equals(destination)) {
                flights.remove(flight);
                store(flight);
                flight.outcome.told(true);
            }
        }
    }

    List<Input> queue(Destination destination) {
        return queues.computeIfAbsent(destination, _ -> new ArrayList<>());
    }

    long nanoTime() {
        return nowNanos;
    }

    private void passTime() {
        int draw = random.nextInt(10);
        if (draw == 0 && weather == Weather.STORMY) {
            nowMillis -= 3;
        } else if (draw > 4) {
            pass(random.nextInt(8));
        }
        nowNanos += 100_000;
    }

    private void store(Flight flight) {
        checkBarrier(flight);
        if (loses.test(flight.destination, flight.pack)) {
            return;
        }
        List<Input> queue = queue(flight.destination);
        queue.add(new Input(queue.size(), nowMillis, flight.pack));
    }

    /** What was said to RISK first is stored there before the same engine's TRADE messages behind it are. */
    private void checkBarrier(Flight flight) {
        reader.wrap(flight.pack);
        if (!reader.source().equals(Source.MATCH)) {
            return;
        }
        while (reader.next()) {
            if (flight.destination.equals(Destination.TRADE)) {
                long stored = storedNumbers.getOrDefault(Destination.RISK, 0L);
                Check.that(stored >= reader.afterNumber(), "RISK has what TRADE stands behind", reader.afterNumber());
            }
            storedNumbers.merge(flight.destination, reader.number(), Math::max);
        }
    }
}
