package org.perpex.market.push;

import java.time.InstantSource;
import org.perpex.market.feed.Best;
import org.perpex.market.feed.FeedListener;
import org.perpex.market.feed.ForcedOrder;
import org.perpex.market.specification.Listing;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;

/** Sends at once what does not wait for a period: trades and best prices. */
public final class Broadcaster implements FeedListener {

    private static final String ALL_BEST = "!bookTicker";
    private static final String ALL_FORCED = "!forceOrder@arr";

    private final Streams streams;
    private final InstantSource clock;

    public Broadcaster(Streams streams, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public void traded(Listing listing, PublicTrade trade) {
        String stream = listing.streamSymbol() + "@trade";
        if (streams.hasListeners(stream)) {
            streams.publish(stream, Events.trade(listing, trade, clock.millis()));
        }
    }

    @Override
    public void aggregated(Listing listing, AggregateTrade trade) {
        String stream = listing.streamSymbol() + "@aggTrade";
        if (streams.hasListeners(stream)) {
            streams.publish(stream, Events.aggregate(listing, trade, clock.millis()));
        }
    }

    @Override
    public void bestChanged(Listing listing, Best best) {
        String stream = listing.streamSymbol() + "@bookTicker";
        if (streams.hasListeners(stream) || streams.hasListeners(ALL_BEST)) {
            String event = Events.best(listing, best, clock.millis());
            streams.publish(stream, event);
            streams.publish(ALL_BEST, event);
        }
    }

    @Override
    public void forced(Listing listing, ForcedOrder order) {
        String stream = listing.streamSymbol() + "@forceOrder";
        if (streams.hasListeners(stream) || streams.hasListeners(ALL_FORCED)) {
            String event = ForcedOrderText.event(listing, order, clock.millis());
            streams.publish(stream, event);
            streams.publish(ALL_FORCED, event);
        }
    }
}
