package org.perpex.common.spring.engine;

import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamSignal;

/** Writes, as long as this replica leads, what is acknowledged into the engine's own queue. */
final class ProgressReports {

    private final Destination queue;
    private final ReplicaPorts ports;
    private final long intervalNanos;
    private final PackWriter writer = new PackWriter();
    private boolean inFlight;
    private long sentNanos;

    ProgressReports(Destination queue, ReplicaPorts ports, long intervalMillis) {
        this.queue = queue;
        this.ports = ports;
        this.intervalNanos = intervalMillis * 1_000_000;
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
        writer.append(0, 0, new StreamSignal.Progress(leadership.epoch(), leadership.self(), outbound.acknowledged()));
        ports.outlet().send(queue, writer.toBytes(), _ -> ports.mailbox().post(() -> inFlight = false));
    }
}
