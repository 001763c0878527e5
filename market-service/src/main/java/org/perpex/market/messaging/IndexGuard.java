package org.perpex.market.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.perpex.market.index.Constituents;
import org.perpex.market.index.IndexPrices;
import org.perpex.market.index.SourceWatch;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;

/** Watches the indexes of guarded markets on behalf of the price loop. */
final class IndexGuard {

    private final Listings listings;
    private final Constituents constituents;
    private final IndexPrices indexes;
    private final Duration patience;
    private final PhaseGuard phases;

    /** @param patience how long the first index of a market is waited for */
    IndexGuard(
            Listings listings, Constituents constituents, IndexPrices indexes, Duration patience, PhaseGuard phases) {
        this.listings = listings;
        this.constituents = constituents;
        this.indexes = indexes;
        this.patience = patience;
        this.phases = phases;
    }

    /** What the holder of an epoch calls with the time, several times a second. Never waits. */
    LongConsumer begin(long epoch) {
        SourceWatch watch = new SourceWatch(patience);
        return nowMillis -> {
            Map<Integer, Boolean> has = new HashMap<>();
            listings.all().stream()
                    .map(Listing::market)
                    .filter(constituents::isGuarded)
                    .forEach(market ->
                            has.put(market, indexes.fresh(market, nowMillis).isPresent()));
            watch.look(has, nowMillis).forEach(change -> phases.tell(epoch, change));
        };
    }
}
