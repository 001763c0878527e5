package org.perpex.benchmark.pipeline;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.rocketmq.PackSender;

/**
 * Sends orders in packs, as order entry does: at a rate, or as fast as outcomes come back. One pack is on its way, the next
 * collects what becomes due meanwhile, so packs grow with load by themselves. Not thread-safe.
 */
final class Load {

    private static final int PACK_ORDERS_MAX = 128;
    private static final long NAP_NANOS = 200_000;

    private final PackSender sender;
    private final Orders orders;
    private final Outcomes outcomes;
    private final PackWriter pack = new PackWriter();
    private final AtomicLong unacknowledged = new AtomicLong();
    private final Semaphore onItsWay = new Semaphore(0);
    private long sent;
    private long bytes;

    Load(PackSender sender, Orders orders, Outcomes outcomes) {
        this.sender = sender;
        this.orders = orders;
        this.outcomes = outcomes;
    }

    /** Orders sent so far. */
    long sent() {
        return sent;
    }

    /** Bytes of their packs. */
    long bytes() {
        return bytes;
    }

    /** Packs that the broker did not acknowledge. */
    long unacknowledged() {
        return unacknowledged.get();
    }

    /**
     * Sends for a while.
     *
     * @param ratePerSecond orders that become due each second, whatever becomes of them
     * @param waitingMax orders without an outcome at which it stops and waits
     */
    void run(long ratePerSecond, int waitingMax, int seconds) throws InterruptedException {
        long intervalNanos = Math.max(1, TimeUnit.SECONDS.toNanos(1) / ratePerSecond);
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        long first = sent;
        for (long now = start; now < end; now = System.nanoTime()) {
            long due = (now - start) / intervalNanos - (sent - first);
            long room = waitingMax - (sent - outcomes.count());
            int many = (int) Math.min(PACK_ORDERS_MAX, Math.min(due, room));
            if (many <= 0) {
                LockSupport.parkNanos(Math.min(NAP_NANOS, intervalNanos));
            } else {
                send(many, start + (sent - first) * intervalNanos, intervalNanos);
                onItsWay.acquire();
            }
        }
    }

    /** Returns whether every order sent so far has an outcome, waiting for it at most so long. */
    boolean drain(Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (outcomes.count() < sent && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return outcomes.count() >= sent;
    }

    private void send(int many, long dueNanos, long intervalNanos) {
        pack.begin(Source.TRADE, 0, 0, 0);
        for (int i = 0; i < many; i++) {
            outcomes.expect(sent, dueNanos + i * intervalNanos);
            pack.append(0, 0, orders.order(sent));
            sent++;
        }
        byte[] body = pack.toBytes();
        bytes += body.length;
        sender.send(Destination.RISK, body, acknowledged -> {
            if (!acknowledged) {
                unacknowledged.incrementAndGet();
            }
            onItsWay.release();
        });
    }
}
