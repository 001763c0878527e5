package org.perpex.market.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PositionFact;
import org.perpex.common.contract.StreamSignal;
import org.perpex.common.core.Check;
import org.perpex.common.core.Side;
import org.perpex.market.book.Level;
import org.perpex.market.feed.MarketState.Unsaved;
import org.perpex.market.price.BookTops;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.trade.AggregateTrade;
import org.perpex.market.trade.PublicTrade;

/**
 * The states of all markets. One thread applies facts; any thread may read a state.
 *
 * <p>A fact of a market that is not listed here stops the feed: the list is older than the engine's.
 */
public final class MarketFeed implements BookTops {

    private final Listings listings;
    private final FeedListener listener;
    private volatile Map<Integer, MarketState> states;
    private volatile ForcedOrders forced = new ForcedOrders();

    public MarketFeed(Listings listings, FeedListener listener) {
        this.listings = listings;
        this.listener = listener;
        this.states = emptyStates();
    }

    /** Forgets everything and goes on from saved images, or from nothing where there is none. */
    public synchronized void restart(List<MarketImage> images, FeedStore store) {
        Map<Integer, MarketState> restored = emptyStates();
        for (MarketImage image : images) {
            MarketState state = restored.get(image.market());
            Check.that(state != null, "a saved market is listed", image.market());
            if (state != null) {
                state.restore(image, store.history(image));
            }
        }
        states = restored;
        forced = new ForcedOrders();
    }

    /** Applies one message of the stream. */
    public void apply(long timeMillis, Message message) {
        if (message instanceof BookFact fact) {
            apply(timeMillis, fact);
        } else if (message instanceof StreamSignal.Heartbeat) {
            states.values().forEach(state -> state.advance(timeMillis));
        }
    }

    /** Tells what the last batch did to the best prices. */
    public void settle() {
        for (MarketState state : states.values()) {
            Best best = state.takeBestIfChanged();
            if (best != null) {
                listener.bestChanged(state.listing(), best);
            }
        }
    }

    /** What is not stored yet, by market. */
    public Map<Integer, Unsaved> takeUnsaved() {
        Map<Integer, Unsaved> unsaved = new LinkedHashMap<>();
        states.forEach((market, state) -> {
            Unsaved ofMarket = state.takeUnsaved();
            if (ofMarket.count() > 0) {
                unsaved.put(market, ofMarket);
            }
        });
        return unsaved;
    }

    /** The images of all markets, or nothing while an aggregate trade is open. */
    public Optional<List<MarketImage>> images() {
        List<MarketImage> images = new ArrayList<>();
        for (MarketState state : states.values()) {
            if (!state.isAtRest()) {
                return Optional.empty();
            }
            images.add(state.image());
        }
        return Optional.of(images);
    }

    public List<MarketState> all() {
        return List.copyOf(states.values());
    }

    public MarketState state(Listing listing) {
        return stateOf(listing.market());
    }

    @Override
    public OptionalLong twiceMiddleTicks(int market) {
        Best best = stateOf(market).best();
        return best.bid() == null || best.ask() == null
                ? OptionalLong.empty()
                : OptionalLong.of(best.bid().priceTicks() + best.ask().priceTicks());
    }

    @Override
    public List<Level> levels(int market, Side side, int levelsMax) {
        return stateOf(market).levels(side, levelsMax);
    }

    @Override
    public Optional<Long> lastTicks(int market) {
        return Optional.ofNullable(stateOf(market).lastTrade()).map(PublicTrade::priceTicks);
    }

    private void apply(long timeMillis, BookFact fact) {
        switch (fact) {
            case BookFact.Traded traded -> traded(timeMillis, traded);
            case BookFact.LevelChanged changed -> {
                MarketState state = stateOf(changed.market());
                tell(state, state.levelChanged(timeMillis, changed));
            }
            case BookFact.Rested rested -> takerDone(rested.market(), rested.orderId());
            case BookFact.Closed closed -> closed(timeMillis, closed);
            case BookFact.Accepted accepted -> forced.accepted(accepted.order());
            case BookFact.Refusal _,
                    BookFact.Amended _,
                    BookFact.AllCanceled _,
                    BookFact.TopChecked _,
                    BookFact.PriceIndicated _,
                    BookFact.PhaseChanged _,
                    GuardFact _ -> {}
            case PositionFact.Moved moved -> stateOf(moved.market()).moved(timeMillis, moved);
            case PositionFact.Settled settled -> stateOf(settled.market()).settled(timeMillis, settled);
            case PositionFact.MovesEnded _, PositionFact.MarketSettled _ -> {}
        }
    }

    private void traded(long timeMillis, BookFact.Traded fact) {
        MarketState state = stateOf(fact.market());
        PublicTrade trade = new PublicTrade(
                fact.market(), fact.tradeNumber(), fact.priceTicks(), fact.lots(), fact.takerSide(), timeMillis);
        AggregateTrade ended = state.traded(fact.takerOrderId(), trade);
        state.positionsMoved(fact);
        forced.traded(fact);
        tell(state, ended);
        listener.traded(state.listing(), trade);
    }

    private void closed(long timeMillis, BookFact.Closed fact) {
        takerDone(fact.market(), fact.orderId());
        ForcedOrder ended = forced.closed(fact.orderId(), timeMillis);
        if (ended != null) {
            listener.forced(stateOf(fact.market()).listing(), ended);
        }
    }

    private void takerDone(int market, long orderId) {
        MarketState state = stateOf(market);
        tell(state, state.takerDone(orderId));
    }

    private void tell(MarketState state, @Nullable AggregateTrade ended) {
        if (ended != null) {
            listener.aggregated(state.listing(), ended);
        }
    }

    private MarketState stateOf(int market) {
        MarketState state = states.get(market);
        return state == null ? added(market) : state;
    }

    /** A market that was listed after the start begins empty. */
    private synchronized MarketState added(int market) {
        MarketState before = states.get(market);
        if (before != null) {
            return before;
        }
        if (listings.find(market).isEmpty()) {
            listings.reload();
        }
        Listing listing = listings.find(market)
                .orElseThrow(() -> new IllegalStateException("market " + market + " is not listed here"));
        Map<Integer, MarketState> more = new LinkedHashMap<>(states);
        MarketState state = new MarketState(listing);
        more.put(market, state);
        states = more;
        return state;
    }

    private Map<Integer, MarketState> emptyStates() {
        Map<Integer, MarketState> empty = new LinkedHashMap<>();
        listings.all().forEach(listing -> empty.put(listing.market(), new MarketState(listing)));
        return empty;
    }
}
