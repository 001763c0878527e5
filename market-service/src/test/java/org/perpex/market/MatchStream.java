package org.perpex.market;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.Side;
import org.perpex.common.spring.rocketmq.PackSender;

/** Says what a matching engine would, on the real topic: numbered, hashed, and with its time. */
final class MatchStream {

    private final PackSender sender;
    private final List<byte[]> frames = new ArrayList<>();
    private final Map<Integer, Long> sequences = new HashMap<>();
    private final Map<Integer, Long> trades = new HashMap<>();
    private StreamMark sent = StreamMark.START;

    MatchStream(PackSender sender) {
        this.sender = sender;
    }

    MatchStream level(long timeMillis, int market, Side side, long priceTicks, long lots) {
        long sequence = sequences.merge(market, 1L, Long::sum);
        return say(timeMillis, new BookFact.LevelChanged(market, sequence, side, priceTicks, lots));
    }

    /** A trade between two accounts of user 1001 (taker) and user 1002 (maker). */
    MatchStream trade(long timeMillis, int market, long takerOrder, Side takerSide, long priceTicks, long lots) {
        long number = trades.merge(market, 1L, Long::sum);
        return say(
                timeMillis,
                new BookFact.Traded(
                        market,
                        number,
                        takerOrder,
                        1,
                        1001L * 1024,
                        1002L * 1024,
                        takerSide,
                        priceTicks,
                        lots,
                        0,
                        0,
                        FillSource.BOOK,
                        0));
    }

    MatchStream heartbeat(long timeMillis) {
        return say(timeMillis, new StreamSignal.Heartbeat());
    }

    private MatchStream say(long timeMillis, Message message) {
        frames.add(PackWriter.frame(timeMillis, 0, message));
        return this;
    }

    /** Sends everything said since the last call as one pack. */
    void send() {
        PackWriter pack = new PackWriter();
        pack.begin(Source.MATCH, 1, sent.number() + 1, sent.hash());
        long hash = sent.hash();
        for (byte[] frame : frames) {
            pack.appendFrame(frame);
            hash = PackWriter.hashAfter(hash, frame, 0, frame.length);
        }
        sender.sendAcknowledged(Destination.TRADE, pack.toBytes());
        sent = new StreamMark(sent.number() + frames.size(), hash);
        frames.clear();
    }
}
