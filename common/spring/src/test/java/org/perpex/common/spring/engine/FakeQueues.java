package org.perpex.common.spring.engine;

import java.util.Random;
import org.perpex.common.contract.Destination;

/** The queues of the fake broker, which refuses offsets that it does not hold. */
record FakeQueues(FakeBroker broker, Random random) implements InputQueues {

    @Override
    public InputSource open(Destination queue, long from) {
        if (from < 0 || from > endOffset(queue)) {
            throw new IllegalStateException(queue + " does not hold " + from);
        }
        return new FakeQueue(broker, queue, from, random);
    }

    @Override
    public long startOffset(Destination queue) {
        return 0;
    }

    @Override
    public long endOffset(Destination queue) {
        return broker.queue(queue).size();
    }
}
