package org.perpex.common.spring.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RequestId;

/** The account engine as a matching engine sees it: one dense stream of commands, beside it prices without numbers. */
public final class Upstream {

    private final Source self;
    private final StreamOut stream;
    private final Destination queue;
    private final PackOutlet outlet;
    private final Map<Long, Long> tallies = new TreeMap<>();
    private final List<RequestId> requests = new ArrayList<>();
    private long next = 1;
    private long prices;

    public Upstream(PackOutlet outlet, Destination queue) {
        this.outlet = outlet;
        this.queue = queue;
        this.self = new Source(Source.Kind.RISK, queue.queue());
        this.stream = new StreamOut(queue, null, Long.MAX_VALUE);
    }

    /** What the engine must come to. */
    public Map<Long, Long> tallies() {
        return tallies;
    }

    /** Every request, in the order in which it must be answered. */
    public List<RequestId> requests() {
        return requests;
    }

    public void say(long account, int market) {
        RequestId request = new RequestId(7, requests.size() + 1);
        requests.add(request);
        tallies.merge(account, (long) market, Long::sum);
        stream.append(self, 0, new BookCommand.CancelAll(request, account, market, CloseReason.CANCELED));
    }

    /** Sends up to {@code count} of the next messages. */
    public void send(int count) {
        next = send(next, count);
    }

    /** Sends again, from what an engine has applied. */
    public void sendAgainAfter(StreamMark mark) {
        next = mark.number() + 1;
    }

    /** The mark after a message. */
    public StreamMark markAt(long number) {
        return stream.markAt(number);
    }

    /** Leaves out a message, as if it had been lost after it was acknowledged. */
    public void skip() {
        next = Math.min(next + 1, stream.frames().lastNumber() + 1);
    }

    public boolean isAllSent() {
        return next > stream.frames().lastNumber();
    }

    /** Sends a set of prices, or the last one once more. */
    public void sendPrices(Random random) {
        prices += random.nextInt(3) == 0 ? 0 : 1;
        PackWriter writer = new PackWriter();
        writer.begin(Source.PRICES, 1, 0, 0);
        writer.append(0, 0, new MarketCommand.SetPrices(1, prices, List.of()));
        outlet.send(queue, writer.toBytes(), _ -> {});
    }

    private long send(long first, int count) {
        if (first > stream.frames().lastNumber()) {
            return first;
        }
        PackWriter writer = new PackWriter();
        writer.begin(self, 1, first, stream.frames().hash(first - 1));
        long number = first;
        while (number <= stream.frames().lastNumber() && number < first + count) {
            stream.frames().appendTo(writer, number, number);
            number++;
        }
        outlet.send(queue, writer.toBytes(), _ -> {});
        return number;
    }
}
