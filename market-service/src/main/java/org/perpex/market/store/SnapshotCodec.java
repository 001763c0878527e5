package org.perpex.market.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.market.book.Level;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.CandleBoard.IntervalCandle;
import org.perpex.market.candle.Interval;
import org.perpex.market.feed.FeedSnapshot;
import org.perpex.market.feed.MarketImage;

/** Writes and reads the body of a snapshot. Both methods name the fields in the same order. */
final class SnapshotCodec {

    private SnapshotCodec() {}

    static void write(FeedSnapshot snapshot, DataOutputStream out) throws IOException {
        out.writeLong(snapshot.position().nextOffset());
        Map<Integer, StreamMark> marks = new TreeMap<>(snapshot.position().marks());
        out.writeInt(marks.size());
        for (Map.Entry<Integer, StreamMark> mark : marks.entrySet()) {
            out.writeInt(mark.getKey());
            out.writeLong(mark.getValue().number());
            out.writeLong(mark.getValue().hash());
        }
        out.writeInt(snapshot.images().size());
        for (MarketImage image : snapshot.images()) {
            write(image, out);
        }
    }

    static FeedSnapshot read(DataInputStream in) throws IOException {
        long nextOffset = in.readLong();
        Map<Integer, StreamMark> marks = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            marks.put(in.readInt(), new StreamMark(in.readLong(), in.readLong()));
        }
        List<MarketImage> images = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            images.add(image(in));
        }
        return new FeedSnapshot(new StreamPosition(nextOffset, marks), images);
    }

    private static void write(MarketImage image, DataOutputStream out) throws IOException {
        out.writeInt(image.market());
        out.writeLong(image.timeMillis());
        out.writeLong(image.lastTrade());
        out.writeLong(image.lastAggregate());
        out.writeLong(image.levels().sequence());
        write(image.levels().bids(), out);
        write(image.levels().asks(), out);
        out.writeInt(image.candles().size());
        for (IntervalCandle candle : image.candles()) {
            out.writeInt(candle.interval().code);
            write(candle.candle(), out);
        }
        Map<Long, Long> lots = new TreeMap<>(image.lotsByAccount());
        out.writeInt(lots.size());
        for (Map.Entry<Long, Long> ofAccount : lots.entrySet()) {
            out.writeLong(ofAccount.getKey());
            out.writeLong(ofAccount.getValue());
        }
    }

    private static MarketImage image(DataInputStream in) throws IOException {
        int market = in.readInt();
        long timeMillis = in.readLong();
        long lastTrade = in.readLong();
        long lastAggregate = in.readLong();
        MarketImage.Levels levels = new MarketImage.Levels(in.readLong(), levels(in), levels(in));
        List<IntervalCandle> candles = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int code = in.readInt();
            candles.add(new IntervalCandle(interval(code), candle(in)));
        }
        Map<Long, Long> lots = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            lots.put(in.readLong(), in.readLong());
        }
        return new MarketImage(market, timeMillis, lastTrade, lastAggregate, levels, candles, lots);
    }

    private static void write(List<Level> levels, DataOutputStream out) throws IOException {
        out.writeInt(levels.size());
        for (Level level : levels) {
            out.writeLong(level.priceTicks());
            out.writeLong(level.lots());
        }
    }

    private static List<Level> levels(DataInputStream in) throws IOException {
        List<Level> levels = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            levels.add(new Level(in.readLong(), in.readLong()));
        }
        return levels;
    }

    private static void write(Candle c, DataOutputStream out) throws IOException {
        long[] fields = {
            c.openMillis(),
            c.openTicks(),
            c.highTicks(),
            c.lowTicks(),
            c.closeTicks(),
            c.lots(),
            c.tickLots(),
            c.trades(),
            c.takerBuyLots(),
            c.takerBuyTickLots(),
            c.firstTrade(),
            c.lastTrade()
        };
        for (long field : fields) {
            out.writeLong(field);
        }
    }

    private static Candle candle(DataInputStream in) throws IOException {
        return new Candle(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static Interval interval(int code) throws IOException {
        for (Interval interval : Interval.values()) {
            if (interval.code == code) {
                return interval;
            }
        }
        throw new IOException("unknown interval in a snapshot: " + code);
    }
}
