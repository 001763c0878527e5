package org.perpex.common.spring.engine;

import java.util.List;
import java.util.Optional;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;

/**
 * What an engine is to others: who it is, what it reads, where it speaks.
 *
 * @param self who it says it is in what it sends
 * @param input its own queue
 * @param outlets the queues that it writes to; one that waits for another stands behind it
 */
public record EnginePorts(Source self, Destination input, List<Outlet> outlets) {

    public EnginePorts {
        outlets = List.copyOf(outlets);
        if (!self.kind().numbered) {
            throw new IllegalArgumentException("an engine numbers what it says: " + self);
        }
        for (int i = 0; i < outlets.size(); i++) {
            Optional<Destination> barrier = outlets.get(i).behind();
            if (barrier.isPresent() && outlets.subList(0, i).stream().noneMatch(o -> o.to().equals(barrier.get()))) {
                throw new IllegalArgumentException(outlets.get(i) + " waits for a queue that is not before it");
            }
        }
        if (outlets.stream().map(Outlet::to).distinct().count() < outlets.size()) {
            throw new IllegalArgumentException("a queue is named twice: " + outlets);
        }
    }

    /**
     * A queue that an engine writes to.
     *
     * @param behind the queue whose messages must be acknowledged before those said after them go out here
     */
    public record Outlet(Destination to, Optional<Destination> behind) {

        public static Outlet to(Destination destination) {
            return new Outlet(destination, Optional.empty());
        }

        /** The same queue, held back until what was said before on another is acknowledged. */
        public Outlet behind(Destination other) {
            return new Outlet(to, Optional.of(other));
        }
    }
}
