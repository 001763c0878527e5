package org.perpex.local.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.perpex.local.replay.HouseApi.Answer;
import org.perpex.local.replay.HouseApi.Call;
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

    private void place(List<Quote> wanted) throws IOException {
        permits -= wanted.size();
        List<List<Quote>> batches = batches(wanted, PLACE_MAX);
        List<Answer> answers = api.signed(batches.stream().map(this::placing).toList(), key);
        for (int i = 0; i < batches.size(); i++) {
            rest(batches.get(i), answers.get(i).body());
        }
        requireAnswered(answers);
    }

    private Call placing(List<Quote> batch) {
        String orders = batch.stream().map(this::order).collect(Collectors.joining(",", "[", "]"));
        return new Call("POST", "/fapi/v1/batchOrders", "batchOrders=" + URLEncoder.encode(orders, UTF_8));
    }

    private void rest(List<Quote> batch, JsonNode placed) {
        for (int i = 0; i < batch.size() && i < placed.size(); i++) {
            long orderId = placed.path(i).path("orderId").asLong(0);
            if (orderId > 0) {
                resting.add(new Resting(orderId, batch.get(i)));
            }
        }
    }

    private String order(Quote quote) {
        return "{\"symbol\":\"" + market.symbol() + "\",\"side\":\"" + (quote.buys() ? "BUY" : "SELL")
                + "\",\"type\":\"LIMIT\",\"timeInForce\":\"GTX\",\"quantity\":\""
                + quote.size().toPlainString() + "\",\"price\":\""
                + quote.price().toPlainString() + "\"}";
    }

    private void cancel(List<Resting> orders) throws IOException {
        List<Call> calls =
                batches(orders, CANCEL_MAX).stream().map(this::canceling).toList();
        requireAnswered(api.signed(calls, key));
        resting.removeAll(orders);
    }

    private Call canceling(List<Resting> batch) {
        String ids =
                batch.stream().map(order -> Long.toString(order.orderId())).collect(Collectors.joining(",", "[", "]"));
        return new Call(
                "DELETE",
                "/fapi/v1/batchOrders",
                "symbol=" + market.symbol() + "&orderIdList=" + URLEncoder.encode(ids, UTF_8));
    }

    private static <T> List<List<T>> batches(List<T> all, int most) {
        return IntStream.range(0, (all.size() + most - 1) / most)
                .mapToObj(batch -> all.subList(batch * most, Math.min(all.size(), (batch + 1) * most)))
                .toList();
    }

    private void requireAnswered(List<Answer> answers) throws IOException {
        for (Answer answer : answers) {
            requireAnswered(answer);
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
