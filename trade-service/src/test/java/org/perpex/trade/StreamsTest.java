package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.perpex.trade.SharedTrade.TRADE;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.Source;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.spring.identity.Identity;
import org.perpex.trade.RunningTrade.Placed;
import org.perpex.trade.RunningTrade.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the engines' streams do to the service: each fact counts once, in its order, and nothing is lost. */
@ExtendWith(SharedTrade.class)
class StreamsTest {

    private static final String RESTING = "side=BUY&quantity=0.5&price=61800.2";
    private static final String TRADES = "/fapi/v1/userTrades?symbol=BTCUSDT";
    private static final Duration RECORDED_MAX = Duration.ofSeconds(30);

    @Test
    void takesARepeatedPackOnce() {
        Identity trader = RunningTrade.freshTrader();
        Placed maker = TRADE.rest(trader, RESTING);
        Placed taker = TRADE.place(RunningTrade.freshTrader(), "side=SELL&type=MARKET&quantity=0.2");
        BookFact.Traded trade = Facts.traded(taker.order(), maker.order(), 200);
        PlayedEngines engines = TRADE.engines;

        byte[] book;
        byte[] account;
        synchronized (engines) {
            book = engines.prepare(
                    Destination.TRADE,
                    Facts.accepted(taker.order()),
                    trade,
                    Facts.closed(taker.order().request(), taker.order(), CloseReason.FILLED, 0));
            account = engines.prepare(Destination.ASSET, Facts.filled(maker.order(), trade, 5, 6));
            engines.send(Destination.TRADE, book);
            engines.send(Destination.ASSET, account);
        }
        engines.send(Destination.TRADE, book);
        engines.send(Destination.ASSET, account);
        TRADE.rest(RunningTrade.freshTrader(), RESTING);

        assertThat(taker.reply().join().status()).isEqualTo(200);
        assertThat(find(trader, maker).text("executedQty")).isEqualTo("0.200");
        await().atMost(RECORDED_MAX)
                .untilAsserted(() -> assertThat(shownFills(trader)).hasSize(1));
        awaitAllRecorded();
        assertThat(filledLots(maker)).isEqualTo(200);
        assertThat(fills(trader)).isEqualTo(1);
    }

    @Test
    void showsNothingThatStandsBehindAHole() {
        Identity trader = RunningTrade.freshTrader();
        Placed maker = TRADE.rest(trader, RESTING);
        PlayedEngines engines = TRADE.engines;
        Placed taker = TRADE.place(RunningTrade.freshTrader(), "side=SELL&type=MARKET&quantity=0.2");
        Reply whileMissing;
        synchronized (engines) {
            byte[] missing = engines.prepare(
                    Destination.TRADE,
                    Facts.accepted(taker.order()),
                    Facts.traded(taker.order(), maker.order(), 200),
                    Facts.closed(taker.order().request(), taker.order(), CloseReason.FILLED, 0));
            byte[] behind = engines.prepare(
                    Destination.TRADE, Facts.closed(maker.order().request(), maker.order(), CloseReason.CANCELED, 300));
            engines.send(Destination.TRADE, behind);

            whileMissing = find(trader, maker);

            engines.send(Destination.TRADE, missing);
            engines.send(Destination.TRADE, behind);
        }

        assertThat(whileMissing.status()).isEqualTo(503);
        assertThat(whileMissing.code()).isEqualTo(-1001);
        assertThat(taker.reply().join().status()).isEqualTo(200);
        TRADE.awaitEngineTime();
        Reply found = find(trader, maker);
        assertThat(found.text("status")).isEqualTo("CANCELED");
        assertThat(found.text("executedQty")).isEqualTo("0.200");
        awaitAllRecorded();
        assertThat(filledLots(maker)).isEqualTo(200);
    }

    @Test
    void comesBackFromTheReadModelAndDoublesNothing() {
        Identity trader = RunningTrade.freshTrader();
        Placed resting = TRADE.rest(trader, RESTING + "&newClientOrderId=open-1");
        Placed filled = TRADE.rest(trader, RESTING + "&newClientOrderId=filled-1");
        say(resting, TRADE.take(resting.order(), 100));
        say(filled, TRADE.take(filled.order(), 500));
        TRADE.engines.say(
                Destination.TRADE, Facts.closed(filled.order().request(), filled.order(), CloseReason.FILLED, 0));
        await().atMost(RECORDED_MAX)
                .untilAsserted(() -> assertThat(shownFills(trader)).hasSize(2));
        awaitAllRecorded();
        Reply filledBefore = find(trader, filled);
        JsonNode tradesBefore = shownFills(trader);
        long recordedBefore = recordedNumber("orders");
        Placed taker = TRADE.place(RunningTrade.freshTrader(), "side=SELL&type=MARKET&quantity=0.05");

        BookFact.Traded meanwhile = Facts.traded(taker.order(), resting.order(), 50);

        TRADE.restart(() -> {
            taker.reply().handle((reply, failure) -> true).join();
            TRADE.engines.say(
                    Destination.TRADE,
                    Facts.accepted(taker.order()),
                    meanwhile,
                    Facts.closed(taker.order().request(), taker.order(), CloseReason.FILLED, 0));
        });

        assertThat(recordedNumber("orders")).isGreaterThanOrEqualTo(recordedBefore);
        assertThat(filledBefore.text("status")).isEqualTo("FILLED");
        assertThat(find(trader, filled)).isEqualTo(filledBefore);
        assertThat(TRADE.get(trader, "/fapi/v1/order?symbol=BTCUSDT&origClientOrderId=filled-1"))
                .isEqualTo(filledBefore);
        Reply open = find(trader, resting);
        assertThat(open.text("status")).isEqualTo("PARTIALLY_FILLED");
        assertThat(open.text("executedQty")).isEqualTo("0.150");
        assertThat(TRADE.get(trader, "/fapi/v1/openOrders").body()).containsExactly(open.body());
        assertThat(TRADE.get(trader, "/fapi/v1/allOrders?symbol=BTCUSDT").body())
                .containsExactly(open.body(), filledBefore.body());
        say(resting, meanwhile);
        JsonNode trades = shownFills(trader);
        assertThat(trades).hasSize(3);
        assertThat(trades.get(0)).isEqualTo(tradesBefore.get(0));
        assertThat(trades.get(1)).isEqualTo(tradesBefore.get(1));
        assertThat(trades.get(2).path("qty").asString("")).isEqualTo("0.050");

        assertThat(cancel(trader, resting).text("executedQty")).isEqualTo("0.150");
        awaitAllRecorded();
        assertThat(filledLots(resting)).isEqualTo(150);
        assertThat(filledLots(filled)).isEqualTo(500);
    }

    @Test
    void waitsForAFillThatWasShownBeforeItStarted() {
        Identity trader = RunningTrade.freshTrader();
        Placed maker = TRADE.rest(trader, RESTING);
        BookFact.Traded trade = TRADE.take(maker.order(), 100);
        awaitAllRecorded();

        TRADE.restart(() -> {});

        assertThat(find(trader, maker).text("executedQty")).isEqualTo("0.100");
        Reply whileMissing = TRADE.get(trader, TRADES);
        say(maker, trade);
        assertThat(whileMissing.status()).isEqualTo(503);
        assertThat(shownFills(trader)).hasSize(1);
    }

    private static JsonNode shownFills(Identity trader) {
        Reply reply = TRADE.get(trader, TRADES);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    private static void say(Placed maker, BookFact.Traded trade) {
        TRADE.engines.say(Destination.ASSET, Facts.filled(maker.order(), trade, 1_000, 0));
    }

    private static Reply cancel(Identity trader, Placed placed) {
        CompletableFuture<Reply> reply = TRADE.send(
                trader,
                "DELETE",
                "/fapi/v1/order?symbol=BTCUSDT&orderId=" + placed.order().orderId());
        OrderCommand.Cancel cancel = TRADE.engines.next(OrderCommand.Cancel.class);
        TRADE.engines.say(Destination.TRADE, Facts.closed(cancel.request(), placed.order(), CloseReason.CANCELED, 350));
        return reply.join();
    }

    private static Reply find(Identity trader, Placed placed) {
        return TRADE.get(
                trader,
                "/fapi/v1/order?symbol=BTCUSDT&orderId=" + placed.order().orderId());
    }

    /** Waits until the read models hold all that was said before this call. */
    private static void awaitAllRecorded() {
        long book = TRADE.engines.lastNumber(Destination.TRADE);
        long accounts = TRADE.engines.lastNumber(Destination.ASSET);
        await().atMost(RECORDED_MAX)
                .until(() -> recordedNumber("orders") >= book && recordedNumber("fills") >= accounts);
    }

    private static long recordedNumber(String follower) {
        Source source = follower.equals("orders") ? Source.MATCH : Source.RISK;
        return TRADE.bean(JdbcClient.class)
                .sql("SELECT number FROM stream_position WHERE follower = ? AND source = ?")
                .params(follower, source.code())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static long filledLots(Placed placed) {
        return TRADE.bean(JdbcClient.class)
                .sql("SELECT filled_lots FROM orders WHERE order_id = ?")
                .param(placed.order().orderId())
                .query(Long.class)
                .single();
    }

    private static long fills(Identity trader) {
        return TRADE.bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM fills WHERE account = ?")
                .param(AccountId.of(trader.userId(), 0).value())
                .query(Long.class)
                .single();
    }
}
