package org.perpex.common.spring.engine;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the streams of a leading replica. Not thread-safe: outcomes come back through the mailbox. */
final class OutboundPacks {

    private static final Logger LOG = LoggerFactory.getLogger(OutboundPacks.class);

    private final Source self;
    private final Mailbox mailbox;
    private final NanoClock clock;
    private final PackOutlet outlet;
    private final EngineMeters meters;
    private final Recalls<?> recalls;
    private final PackWriter writer = new PackWriter();
    private final List<PackLine> lines = new ArrayList<>();

    OutboundPacks(
            EngineState<?> state, EnginePorts ports, ReplicaPorts replica, Recalls<?> recalls, EngineMeters meters) {
        this.self = ports.self();
        this.mailbox = replica.mailbox();
        this.clock = replica.clock();
        this.outlet = replica.outlet();
        this.recalls = recalls;
        this.meters = meters;
        for (EnginePorts.Outlet port : ports.outlets()) {
            PackLine barrier = port.behind().map(this::line).orElse(null);
            lines.add(new PackLine(state.stream(port.to()), barrier));
        }
    }

    /** Begins to send, from what is acknowledged. */
    void restart() {
        lines.forEach(PackLine::restart);
    }

    /** Sends what can be sent now. */
    void flush(long epoch) {
        for (PackLine line : lines) {
            if (line.isReady(clock.nanoTime())) {
                send(line, epoch);
            }
        }
    }

    /** The acknowledged end of every stream. */
    List<StreamSignal.StreamEnd> acknowledged() {
        List<StreamSignal.StreamEnd> ends = new ArrayList<>(lines.size());
        for (PackLine line : lines) {
            ends.add(new StreamSignal.StreamEnd(line.stream().destination(), line.acknowledged()));
        }
        return ends;
    }

    long unsentBytes() {
        long bytes = 0;
        for (PackLine line : lines) {
            bytes += line.unsentBytes();
        }
        return bytes;
    }

    /** Sends again what follows a number; false if it is no longer kept, or not yet said. */
    boolean sendAgainAfter(Destination destination, long number) {
        PackLine line = line(destination);
        return line != null && line.sendAgainAfter(number);
    }

    /** Follows the request of a consumer, or says why not. */
    void asked(StreamSignal.SendAgain request, long epoch) {
        PackLine line = line(request.destination());
        Resend resend = line == null ? Resend.NO_STREAM : line.asked(request.after(), clock.nanoTime());
        if (line != null && resend == Resend.NOT_KEPT) {
            resend = recalls.begin(line, request.after(), epoch);
        }
        meters.asked(resend);
        if (resend.isRefusal()) {
            LOG.error("{} cannot send again to {} after {}: {}", self, request.destination(), request.after(), resend);
        }
    }

    private void send(PackLine line, long epoch) {
        long first = line.next();
        long last = line.fill(writer, self, epoch);
        byte[] pack = writer.toBytes();
        meters.packSent(last - first + 1, pack.length);
        outlet.send(
                line.stream().destination(),
                pack,
                acknowledged -> mailbox.post(() -> line.told(first, last, acknowledged, clock.nanoTime())));
    }

    private @Nullable PackLine line(Destination destination) {
        for (PackLine line : lines) {
            if (line.stream().destination().equals(destination)) {
                return line;
            }
        }
        return null;
    }
}
