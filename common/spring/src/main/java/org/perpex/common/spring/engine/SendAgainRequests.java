package org.perpex.common.spring.engine;

import java.util.Optional;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;

/**
 * Asks engines, through the queues that they read, to send again what a consumer lacks: so each replica hears of it, the
 * one that leads answers, and nobody has to know where it runs. A request may get lost; it is repeated. Thread-safe.
 */
public final class SendAgainRequests {

    private final PackOutlet outlet;

    public SendAgainRequests(PackOutlet outlet) {
        this.outlet = outlet;
    }

    /**
     * Asks for what follows a mark.
     *
     * @param queue where the stream goes
     * @return whether the source can be asked at all: an outbox cannot, it asks for the mark itself
     */
    public boolean ask(Source source, Destination queue, StreamMark after) {
        Optional<Destination> input = source.input();
        input.ifPresent(to -> outlet.send(to, pack(queue, after), _ -> {}));
        return input.isPresent();
    }

    /** One request, as a pack. */
    static byte[] pack(Destination queue, StreamMark after) {
        PackWriter writer = new PackWriter();
        writer.begin(Source.CONSUMER, 0, 0, 0);
        writer.append(0, 0, new StreamSignal.SendAgain(queue, after));
        return writer.toBytes();
    }
}
