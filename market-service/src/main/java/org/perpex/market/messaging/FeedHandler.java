package org.perpex.market.messaging;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.perpex.common.spring.stream.StreamHandler;
import org.perpex.common.spring.stream.StreamMessage;
import org.perpex.common.spring.stream.StreamPosition;
import org.perpex.market.feed.FeedSnapshot;
import org.perpex.market.feed.FeedStore;
import org.perpex.market.feed.MarketFeed;
import org.perpex.market.feed.MarketImage;
import org.perpex.market.store.SnapshotFile;

/**
 * Applies the facts of the books to the feed. What the feed holds in memory goes on from the newest snapshot whenever
 * a batch was not applied whole; what tables hold takes the same facts twice without harm.
 */
final class FeedHandler implements StreamHandler {

    private final MarketFeed feed;
    private final FeedStore store;
    private final SnapshotFile snapshots;
    private final FeedWriter writer;
    private final InstantSource clock;
    private final Duration snapshotInterval;
    private StreamPosition applied = StreamPosition.BEGINNING;
    private boolean whole;
    private long snapshotMillis;

    FeedHandler(FeedParts parts, InstantSource clock, Duration snapshotInterval) {
        this.feed = parts.feed();
        this.store = parts.store();
        this.snapshots = parts.snapshots();
        this.writer = parts.writer();
        this.clock = clock;
        this.snapshotInterval = snapshotInterval;
    }

    /** What the feed lives on. */
    record FeedParts(MarketFeed feed, FeedStore store, SnapshotFile snapshots, FeedWriter writer) {}

    @Override
    public Start start() {
        if (!whole) {
            writer.drain();
            Optional<FeedSnapshot> saved = snapshots.read();
            feed.restart(saved.map(FeedSnapshot::images).orElse(List.of()), store);
            applied = saved.map(FeedSnapshot::position).orElse(StreamPosition.BEGINNING);
            whole = true;
        }
        return new Start.After(applied);
    }

    @Override
    public void apply(List<StreamMessage> batch, StreamPosition after) {
        whole = false;
        for (StreamMessage message : batch) {
            feed.apply(message.timeMillis(), message.message());
        }
        feed.settle();
        writer.write(feed.takeUnsaved());
        applied = after;
        whole = true;
        if (clock.millis() - snapshotMillis >= snapshotInterval.toMillis()) {
            feed.images().ifPresent(this::snapshot);
        }
    }

    private void snapshot(List<MarketImage> images) {
        writer.write(new FeedSnapshot(applied, images));
        snapshotMillis = clock.millis();
    }
}
