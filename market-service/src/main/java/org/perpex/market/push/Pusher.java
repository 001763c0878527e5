package org.perpex.market.push;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.perpex.market.candle.CandleBoard.IntervalCandle;
import org.perpex.market.candle.DayWindow.Day;
import org.perpex.market.feed.MarketFeed;
import org.perpex.market.feed.MarketState;
import org.perpex.market.feed.MarketState.DepthTick;
import org.perpex.market.feed.Speed;
import org.perpex.market.price.MarketPrices;
import org.perpex.market.price.PriceBoard;
import org.perpex.market.specification.Listing;

/** Sends what is said once in a period. {@link #tick} is called every 50 ms, by one thread. */
public final class Pusher {

    /** How long a tick is. */
    public static final int TICK_MILLIS = 50;

    private static final int CANDLE_MILLIS = 250;
    private static final int SECOND_MILLIS = 1_000;
    private static final int MARK_PRICE_MILLIS = 3_000;
    private static final int PING_MILLIS = 180_000;
    private static final int[] TOP_LEVELS = {5, 10, 20};

    private final Streams streams;
    private final MarketFeed feed;
    private final PriceBoard prices;
    private final InstantSource clock;
    private final Map<Integer, Long> tradesTold = new HashMap<>();
    private long elapsedMillis;

    public Pusher(Streams streams, MarketFeed feed, PriceBoard prices, InstantSource clock) {
        this.streams = streams;
        this.feed = feed;
        this.prices = prices;
        this.clock = clock;
    }

    public void tick() {
        elapsedMillis += TICK_MILLIS;
        for (Speed speed : Speed.values()) {
            if (isDue(speed.millis)) {
                feed.all().forEach(state -> depth(state, speed));
            }
        }
        if (isDue(CANDLE_MILLIS)) {
            feed.all().forEach(this::candles);
        }
        if (isDue(SECOND_MILLIS)) {
            markPrices("@1s");
            tickers();
        }
        if (isDue(MARK_PRICE_MILLIS)) {
            markPrices("");
        }
        if (isDue(PING_MILLIS)) {
            streams.ping();
        }
    }

    private boolean isDue(int periodMillis) {
        return elapsedMillis % periodMillis == 0;
    }

    private void depth(MarketState state, Speed speed) {
        DepthTick tick = state.takeDepth(speed);
        if (tick == null) {
            return;
        }
        long now = clock.millis();
        Listing listing = state.listing();
        publish(
                names(listing.streamSymbol() + "@depth", speed),
                () -> Events.depth(listing, tick.change(), tick.top(), now));
        for (int levels : TOP_LEVELS) {
            publish(
                    names(listing.streamSymbol() + "@depth" + levels, speed),
                    () -> Events.top(listing, tick.change(), tick.top(), levels, now));
        }
    }

    /** A depth stream without a speed in its name has the middle one. */
    private static List<String> names(String stream, Speed speed) {
        String timed = stream + "@" + speed.millis + "ms";
        return speed == Speed.MILLIS_250 ? List.of(timed, stream) : List.of(timed);
    }

    private void candles(MarketState state) {
        for (IntervalCandle closed : state.takeClosedCandles()) {
            candle(state.listing(), closed, true);
        }
        for (IntervalCandle open : state.takeOpenCandles()) {
            candle(state.listing(), open, false);
        }
    }

    private void candle(Listing listing, IntervalCandle candle, boolean closed) {
        long now = clock.millis();
        publish(
                List.of(listing.streamSymbol() + "@kline_" + candle.interval().text),
                () -> Events.candle(listing, candle, closed, now));
        publish(
                List.of(listing.streamSymbol() + "_perpetual@continuousKline_" + candle.interval().text),
                () -> Events.continuousCandle(listing, candle, closed, now));
    }

    private void markPrices(String suffix) {
        long now = clock.millis();
        all("!markPrice@arr" + suffix, "@markPrice" + suffix, state -> {
            Optional<MarketPrices> last = prices.last(state.listing().market());
            return last.map(p -> Events.markPrice(state.listing(), p, now)).orElse(null);
        });
    }

    private void tickers() {
        long now = clock.millis();
        Map<Integer, Day> changed = new HashMap<>();
        for (MarketState state : feed.all()) {
            Day day = state.day(now);
            if (day != null
                    && !Long.valueOf(day.total().lastTrade())
                            .equals(tradesTold.get(state.listing().market()))) {
                changed.put(state.listing().market(), day);
                tradesTold.put(state.listing().market(), day.total().lastTrade());
            }
        }
        all("!ticker@arr", "@ticker", state -> {
            Day day = changed.get(state.listing().market());
            return day == null ? null : Events.ticker(state.listing(), day, now);
        });
        all("!miniTicker@arr", "@miniTicker", state -> {
            Day day = changed.get(state.listing().market());
            return day == null ? null : Events.miniTicker(state.listing(), day, now);
        });
    }

    /** Sends an event of each market to its own stream, and all together to the stream of all. */
    private void all(String streamOfAll, String suffix, Function<MarketState, @Nullable String> event) {
        List<String> events = new ArrayList<>();
        for (MarketState state : feed.all()) {
            String stream = state.listing().streamSymbol() + suffix;
            if (streams.hasListeners(stream) || streams.hasListeners(streamOfAll)) {
                String text = event.apply(state);
                if (text != null) {
                    streams.publish(stream, text);
                    events.add(text);
                }
            }
        }
        if (!events.isEmpty()) {
            streams.publish(streamOfAll, Events.array(events));
        }
    }

    private void publish(List<String> names, Supplier<String> event) {
        String text = null;
        for (String name : names) {
            if (streams.hasListeners(name)) {
                text = text == null ? event.get() : text;
                streams.publish(name, text);
            }
        }
    }
}
