package org.perpex.market.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.perpex.market.candle.CandleBoard.IntervalCandle;
import org.perpex.market.candle.Interval;
import org.perpex.market.feed.FeedSnapshot;
import org.perpex.market.feed.FeedStore;
import org.perpex.market.feed.MarketState.Unsaved;
import org.perpex.market.store.SnapshotFile;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Writes what the feed gives it, in order, several times a second. A snapshot is written only when everything before it
 * is in the tables. While the database is away, rows wait here, then the feed waits.
 */
final class FeedWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FeedWriter.class);
    private static final int WORK_MAX = 1_000;
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final FeedStore store;
    private final SnapshotFile snapshots;
    private final BlockingQueue<Work> waiting = new ArrayBlockingQueue<>(WORK_MAX);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    FeedWriter(FeedStore store, SnapshotFile snapshots) {
        this.store = store;
        this.snapshots = snapshots;
    }

    private sealed interface Work {

        record Rows(Map<Integer, Unsaved> byMarket) implements Work {}

        record Snapshot(FeedSnapshot snapshot) implements Work {}

        record Barrier(CountDownLatch reached) implements Work {}
    }

    void write(Map<Integer, Unsaved> byMarket) {
        if (!byMarket.isEmpty()) {
            put(new Work.Rows(byMarket));
        }
    }

    void write(FeedSnapshot snapshot) {
        put(new Work.Snapshot(snapshot));
    }

    /** Waits until everything given before has been written. */
    void drain() {
        CountDownLatch reached = new CountDownLatch(1);
        put(new Work.Barrier(reached));
        try {
            reached.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the tables", stopped);
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("feed-writer").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(STOP_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the follower, which begins at a later phase, and stops after it. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    private void put(Work work) {
        try {
            waiting.put(work);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the tables are behind", stopped);
        }
    }

    private void run() {
        List<Work> batch = new ArrayList<>();
        while (running || !waiting.isEmpty()) {
            try {
                Work first = waiting.poll(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                if (running && first instanceof Work.Rows) {
                    Thread.sleep(PERIOD);
                }
                waiting.drainTo(batch);
                writeUntilDone(batch);
                batch.clear();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void writeUntilDone(List<Work> batch) throws InterruptedException {
        while (true) {
            try {
                write(batch);
                return;
            } catch (RuntimeException failure) {
                if (!running) {
                    LOG.warn("stopped with {} batches unwritten; they are read again from the stream", batch.size());
                    return;
                }
                LOG.warn("the tables are out of reach, again in {}", RETRY, failure);
                Thread.sleep(RETRY);
            }
        }
    }

    private void write(List<Work> batch) {
        Map<Integer, Rows> rows = new TreeMap<>();
        for (Work work : batch) {
            switch (work) {
                case Work.Rows more ->
                    more.byMarket.forEach((market, unsaved) ->
                            rows.computeIfAbsent(market, _ -> new Rows()).add(unsaved));
                case Work.Snapshot saved -> {
                    save(rows);
                    snapshots.write(saved.snapshot);
                }
                case Work.Barrier barrier -> {
                    save(rows);
                    barrier.reached.countDown();
                }
            }
        }
        save(rows);
    }

    private void save(Map<Integer, Rows> byMarket) {
        byMarket.forEach((market, rows) -> store.save(market, rows.trades, rows.aggregates, rows.candles()));
        byMarket.clear();
    }

    /** Rows of one market that are written together: of each candle only its last state. */
    private static final class Rows {

        private final List<PublicTrade> trades = new ArrayList<>();
        private final List<AggregateTrade> aggregates = new ArrayList<>();
        private final Map<Interval, Map<Long, IntervalCandle>> candles = new EnumMap<>(Interval.class);

        void add(Unsaved unsaved) {
            trades.addAll(unsaved.trades());
            aggregates.addAll(unsaved.aggregates());
            for (IntervalCandle candle : unsaved.candles()) {
                candles.computeIfAbsent(candle.interval(), _ -> new LinkedHashMap<>())
                        .put(candle.candle().openMillis(), candle);
            }
        }

        List<IntervalCandle> candles() {
            return candles.values().stream()
                    .flatMap(ofInterval -> ofInterval.values().stream())
                    .toList();
        }
    }
}
