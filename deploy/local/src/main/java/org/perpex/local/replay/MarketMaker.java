package org.perpex.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.perpex.local.replay.HouseApi.Answer;
import org.perpex.local.replay.Quotes.Plan;
import org.perpex.local.replay.Quotes.Quote;
import org.perpex.local.replay.Quotes.Resting;
import tools.jackson.databind.JsonNode;

/**
 * Quotes one market along its recorded book. What it believes to rest is compared with the exchange every few seconds,
 * and after every failure before anything else. Owned by one thread.
 */
final class MarketMaker {

    private static final int PLACE_MAX = 5;
    private static final int CANCEL_MAX = 10;
    private static final long COMPARE_MILLIS = 3_000;
    private static final int PLACEMENTS_A_SECOND = 90;
    private static final int LEVELS_READY = 20;

    private final HouseMarket market;
    private final HouseApi api;
    private final HouseApi.Key key;
    private final InstantSource clock;
    private final Playback playback;
    private final Quotes quotes;
    private final List<Resting> resting = new ArrayList<>();
    private RecordedBook book = new RecordedBook();
    private long comparedMillis;
    private long filledMillis;
    private long permits;
    private boolean jumped;

    MarketMaker(HouseMarket market, HouseApi api, HouseApi.Key key, LoopClock loop, InstantSource clock) {
        this.market = market;
        this.api = api;
        this.key = key;
        this.playback = new Playback(market.futures(), loop);
        this.clock = clock;
        this.quotes = new Quotes(market);
    }

    /** One round: brings the quotes a step nearer to the recorded book. */
    void round() throws IOException, InterruptedException {
        long now = clock.millis();
        playback.advance(now, this::restart, recorded -> book.apply(recorded));
        if (!book.isKnown() || book.bids().isEmpty() || book.asks().isEmpty()) {
            return;
        }
        if (jumped) {
            cancelAll();
        }
        if (now - comparedMillis >= COMPARE_MILLIS) {
            compare(now);
        }
        refill(now);
        Plan plan = quotes.plan(book, resting, (int) permits);
        cancel(plan.first());
        place(plan.place());
        cancel(plan.last());
    }

    /** Makes the next round look first at what really rests. */
    void doubt() {
        comparedMillis = 0;
    }

    /** Whether both sides are as deep as they must be. */
    boolean isReady() {
        return count(true) >= LEVELS_READY && count(false) >= LEVELS_READY;
    }

    private long count(boolean buys) {
        return resting.stream().filter(order -> order.quote().buys() == buys).count();
    }

    private void restart() {
        book = new RecordedBook();
        jumped = true;
    }

    /** After a jump of the recording nothing that rests is where it should be; a whole book may be placed at once. */
    private void cancelAll() throws IOException, InterruptedException {
        Answer answer = api.signed("DELETE", "/fapi/v1/allOpenOrders", "symbol=" + market.symbol(), key);
        requireAnswered(answer);
        resting.clear();
        permits = 2L * Quotes.LEVELS;
        jumped = false;
    }

    private void compare(long now) throws IOException, InterruptedException {
        Answer answer = api.signed("GET", "/fapi/v1/openOrders", "symbol=" + market.symbol(), key);
        requireAnswered(answer);
        resting.clear();
        for (JsonNode order : answer.body()) {
            BigDecimal left = new BigDecimal(order.path("origQty").asString())
                    .subtract(new BigDecimal(order.path("executedQty").asString()));
            resting.add(new Resting(
                    order.path("orderId").asLong(),
                    new Quote(
                            order.path("side").asString().equals("BUY"),
                            new BigDecimal(order.path("price").asString()),
                            left)));
        }
        comparedMillis = now;
    }

    private void refill(long now) {
        long earned = (now - filledMillis) * PLACEMENTS_A_SECOND / 1_000;
        if (earned > 0) {
            permits = Math.max(permits, Math.min(PLACEMENTS_A_SECOND / 3L, permits + earned));
            filledMillis = now;
        }
    }

    private void place(List<Quote> wanted) throws IOException, InterruptedException {
        for (int from = 0; from < wanted.size(); from += PLACE_MAX) {
            List<Quote> batch = wanted.subList(from, Math.min(wanted.size(), from + PLACE_MAX));
            permits -= batch.size();
            String orders = batch.stream().map(this::order).collect(Collectors.joining(",", "[", "]"));
            Answer answer =
                    api.signed("POST", "/fapi/v1/batchOrders", "batchOrders=" + URLEncoder.encode(orders, UTF_8), key);
            requireAnswered(answer);
            for (int i = 0; i < batch.size() && i < answer.body().size(); i++) {
                JsonNode placed = answer.body().get(i);
                if (placed.path("orderId").asLong(0) > 0) {
                    resting.add(new Resting(placed.path("orderId").asLong(), batch.get(i)));
                }
            }
        }
    }

    private String order(Quote quote) {
        return "{\"symbol\":\"" + market.symbol() + "\",\"side\":\"" + (quote.buys() ? "BUY" : "SELL")
                + "\",\"type\":\"LIMIT\",\"timeInForce\":\"GTX\",\"quantity\":\""
                + quote.size().toPlainString() + "\",\"price\":\""
                + quote.price().toPlainString() + "\"}";
    }

    private void cancel(List<Resting> orders) throws IOException, InterruptedException {
        for (int from = 0; from < orders.size(); from += CANCEL_MAX) {
            List<Resting> batch = orders.subList(from, Math.min(orders.size(), from + CANCEL_MAX));
            String ids = batch.stream()
                    .map(order -> Long.toString(order.orderId()))
                    .collect(Collectors.joining(",", "[", "]"));
            Answer answer = api.signed(
                    "DELETE",
                    "/fapi/v1/batchOrders",
                    "symbol=" + market.symbol() + "&orderIdList=" + URLEncoder.encode(ids, UTF_8),
                    key);
            requireAnswered(answer);
            resting.removeAll(batch);
        }
    }

    private void requireAnswered(Answer answer) throws IOException {
        if (!answer.isGood()) {
            throw new IOException(market.symbol() + " was answered " + answer.status() + " "
                    + answer.body().path("code").asInt(0) + " "
                    + answer.body().path("msg").asString(""));
        }
    }
}
