package org.perpex.common.spring.engine;

import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamSignal;

/**
 * Writes, as long as this replica leads, what is acknowledged into the engine's own queue, and with it that time passes:
 * one message says both. Owned by the engine's thread, but for the question when it last wrote.
 */
final class ProgressReports {

    private final Destination queue;
    private final ReplicaPorts ports;
    private final long intervalNanos;
    private final PackWriter writer = new PackWriter();
    private boolean inFlight;
    private volatile long sentNanos;

    ProgressReports(Destination queue, ReplicaPorts ports, long intervalMillis) {
        this.queue = queue;
        this.ports = ports;
        this.intervalNanos = intervalMillis * 1_000_000;
        this.sentNanos = ports.clock().nanoTime() - intervalNanos;
    }

    /** Whether a report, which carries a tick, has gone within such a time. Any thread may ask. */
    boolean wroteWithin(long nanos) {
        return ports.clock().nanoTime() - sentNanos < nanos;
    }

    /** Makes the next report due. */
    void restart() {
        sentNanos = ports.clock().nanoTime() - intervalNanos;
    }

    void sendIfDue(Leadership leadership, OutboundPacks outbound) {
        long nowNanos = ports.clock().nanoTime();
        if (inFlight || nowNanos - sentNanos < intervalNanos) {
            return;
        }
        inFlight = true;
        sentNanos = nowNanos;
        writer.begin(Source.ENGINE, leadership.epoch(), 0, 0);
        writer.append(0, 0, new EngineInput.Tick(leadership.self()));
        writer.append(0, 0, new StreamSignal.Progress(leadership.epoch(), leadership.self(), outbound.acknowledged()));
        ports.outlet().send(queue, writer.toBytes(), _ -> ports.mailbox().post(() -> inFlight = false));
    }
}
