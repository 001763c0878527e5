package org.perpex.market.messaging;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.perpex.market.candle.CandleBoard;
import org.perpex.market.candle.Series;
import org.perpex.market.feed.Held;
import org.perpex.market.price.MarketPrices;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.StoredPrices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keeps the last prices and the candles of mark, index, premium and open interest, one sample per set. The price loop never waits for it: while
 * the database is away, sets are left out.
 */
final class PriceRecorder implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PriceRecorder.class);
    private static final int SETS_MAX = 60;
    private static final long MINUTE_MILLIS = 60_000;

    private final Listings listings;
    private final StoredPrices stored;
    private final Function<Listing, Held> holders;
    private final Map<Integer, Held> sampledHolders = new HashMap<>();
    private final BlockingQueue<List<MarketPrices>> waiting = new ArrayBlockingQueue<>(SETS_MAX);
    private final Map<Series, Map<Integer, CandleBoard>> boards = new EnumMap<>(Series.class);
    private volatile boolean running;
    private volatile Thread thread = new Thread();

    /** @param holders who holds a market now */
    PriceRecorder(Listings listings, StoredPrices stored, Function<Listing, Held> holders) {
        this.listings = listings;
        this.stored = stored;
        this.holders = holders;
    }

    void record(List<MarketPrices> prices) {
        if (!waiting.offer(prices)) {
            LOG.warn("a price set is left out of the candles: the tables are behind");
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("price-recorder").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                save(waiting.take());
            } catch (InterruptedException stopped) {
                return;
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("a price set is left out of the candles", away);
            }
        }
    }

    private void save(List<MarketPrices> prices) {
        List<StoredPrices.SampledCandles> sampled = new ArrayList<>();
        for (MarketPrices price : prices) {
            listings.find(price.market()).ifPresent(listing -> {
                sampled.add(sample(Series.MARK, listing, price.timeMillis(), price.markTicks()));
                sampled.add(
                        sample(Series.INDEX, listing, price.timeMillis(), listing.nearestTicks(price.indexUnits())));
                if (price.funding().slot() > 0) {
                    sampled.add(sample(
                            Series.PREMIUM,
                            listing,
                            price.timeMillis(),
                            price.funding().premiumPpb()));
                }
                sampled.addAll(sampleHolders(listing));
            });
        }
        stored.save(prices, sampled);
    }

    /** Samples at engine time, so that a feed which is behind writes to the periods that it has come to. */
    private List<StoredPrices.SampledCandles> sampleHolders(Listing listing) {
        Held now = holders.apply(listing);
        Held before = sampledHolders.put(listing.market(), now);
        if (now.timeMillis() == 0 || before != null && isSameMinute(before, now)) {
            return List.of();
        }
        List<StoredPrices.SampledCandles> sampled = new ArrayList<>();
        sampled.add(sample(Series.OPEN_INTEREST, listing, now.timeMillis(), now.longLots()));
        if (now.isAnybody()) {
            sampled.add(sample(Series.LONG_ACCOUNTS, listing, now.timeMillis(), now.longAccountsPpm()));
        }
        return sampled;
    }

    /** Whether nothing has changed and no minute has begun. */
    private static boolean isSameMinute(Held before, Held now) {
        return before.timeMillis() / MINUTE_MILLIS == now.timeMillis() / MINUTE_MILLIS
                && now.equals(
                        new Held(now.timeMillis(), before.longLots(), before.longAccounts(), before.shortAccounts()));
    }

    private StoredPrices.SampledCandles sample(Series series, Listing listing, long timeMillis, long ticks) {
        CandleBoard board = boards.computeIfAbsent(series, _ -> new HashMap<>())
                .computeIfAbsent(listing.market(), _ -> new CandleBoard());
        board.sample(timeMillis, ticks);
        board.takeClosedUnsent();
        return new StoredPrices.SampledCandles(listing.market(), series, board.takeUnsaved());
    }
}
