package org.perpex.common.spring.engine;

import java.util.List;
import java.util.Random;
import org.perpex.common.contract.Destination;

/** Reads a queue of the fake broker in batches of random size; what it knows of the queue's end may be old. */
final class FakeQueue implements InputSource {

    private final List<Input> queue;
    private final Random random;
    private int next;
    private long endOffset;

    FakeQueue(FakeBroker broker, Destination destination, long from, Random random) {
        this.queue = broker.queue(destination);
        this.random = random;
        this.next = (int) from;
        this.endOffset = queue.size();
    }

    @Override
    public List<Input> poll() {
        endOffset = queue.size();
        int count = Math.min(queue.size() - next, 1 + random.nextInt(20));
        List<Input> batch = List.copyOf(queue.subList(next, next + count));
        next += count;
        return batch;
    }

    @Override
    public long endOffset() {
        return endOffset;
    }

    @Override
    public long startOffset() {
        return 0;
    }

    @Override
    public void onArrival(Runnable wake) {}

    @Override
    public void close() {}
}
