package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.trade.SharedTrade.TRADE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.identity.Identity;
import org.perpex.trade.RunningTrade.Placed;
import org.perpex.trade.RunningTrade.Reply;
import tools.jackson.databind.JsonNode;

/** Canceling orders, one by one and many at once, and placing many at once. */
@ExtendWith(SharedTrade.class)
class CancelingTest {

    private static final String RESTING = "side=BUY&quantity=0.5&price=61800.2";

    @Test
    void cancelsByOrderIdAndByClientOrderId() {
        Identity trader = RunningTrade.freshTrader();
        Placed first = TRADE.rest(trader, RESTING);
        Placed second = TRADE.rest(trader, RESTING + "&newClientOrderId=mine-2");

        CompletableFuture<Reply> byId =
                cancel(trader, "orderId=" + first.order().orderId());
        OrderCommand.Cancel firstCancel = TRADE.engines.next(OrderCommand.Cancel.class);
        long at = TRADE.engines.say(
                Destination.TRADE, Facts.closed(firstCancel.request(), first.order(), CloseReason.CANCELED, 500));
        CompletableFuture<Reply> byName = cancel(trader, "origClientOrderId=mine-2");
        OrderCommand.Cancel secondCancel = TRADE.engines.next(OrderCommand.Cancel.class);
        TRADE.engines.say(
                Destination.TRADE, Facts.closed(secondCancel.request(), second.order(), CloseReason.CANCELED, 500));

        assertThat(firstCancel.orderId()).isEqualTo(first.order().orderId());
        assertThat(firstCancel.clientOrderId()).isEmpty();
        assertThat(secondCancel.orderId()).isZero();
        assertThat(secondCancel.clientOrderId()).isEqualTo("mine-2");
        assertThat(byId.join().text("status")).isEqualTo("CANCELED");
        assertThat(byId.join().body().path("updateTime").asLong()).isEqualTo(at);
        assertThat(byName.join().body().path("orderId").asLong())
                .isEqualTo(second.order().orderId());
    }

    @Test
    void cancelsInTheNameOfTheCallerAloneAndAnswersUnknownOrders() {
        Placed resting = TRADE.rest(RunningTrade.freshTrader(), RESTING);
        Identity stranger = RunningTrade.freshTrader();

        CompletableFuture<Reply> reply =
                cancel(stranger, "orderId=" + resting.order().orderId());
        OrderCommand.Cancel cancel = TRADE.engines.next(OrderCommand.Cancel.class);
        TRADE.engines.say(
                Destination.TRADE_REJECTED,
                new BookFact.CancelRejected(
                        cancel.request(), cancel.orderId(), cancel.account(), 1, RejectReason.ORDER_UNKNOWN));

        assertThat(cancel.account())
                .isEqualTo(AccountId.of(stranger.userId(), 0).value());
        assertThat(reply.join().status()).isEqualTo(400);
        assertThat(reply.join().code()).isEqualTo(-2011);
        assertThat(reply.join().text("msg")).isEqualTo("Unknown order sent.");
        assertThat(cancel(stranger, "").join().code()).isEqualTo(-1102);
    }

    @Test
    void saysThatACancelCameTooLateRatherThanThatTheOrderIsGone() {
        Identity trader = RunningTrade.freshTrader();
        Placed resting = TRADE.rest(trader, RESTING);

        CompletableFuture<Reply> reply =
                cancel(trader, "orderId=" + resting.order().orderId());
        OrderCommand.Cancel cancel = TRADE.engines.next(OrderCommand.Cancel.class);
        TRADE.engines.say(
                Destination.TRADE_REJECTED,
                new BookFact.CancelRejected(
                        cancel.request(), cancel.orderId(), cancel.account(), 1, RejectReason.DEADLINE_PASSED));

        assertThat(reply.join().code()).isEqualTo(-5028);
    }

    @Test
    void hasNothingToCancelForWhoNeverHeldAnything() {
        CompletableFuture<Reply> reply =
                TRADE.send(RunningTrade.freshTrader(), "DELETE", "/fapi/v1/allOpenOrders?symbol=BTCUSDT");
        OrderCommand.CancelAll all = TRADE.engines.next(OrderCommand.CancelAll.class);
        TRADE.engines.say(
                Destination.TRADE_REJECTED,
                new BookFact.CancelRejected(all.request(), 0, all.account(), 1, RejectReason.ACCOUNT_UNKNOWN));

        assertThat(reply.join().status()).isEqualTo(200);
        assertThat(reply.join().code()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /fapi/v1/order?symbol=BTCUSDT&origClientOrderId=1234567890123456789012345678901234567",
                "DELETE /fapi/v1/order?symbol=BTCUSDT&origClientOrderId=%C3%BC",
                "GET /fapi/v1/order?symbol=BTCUSDT&origClientOrderId=%C3%BC",
                "DELETE /fapi/v1/batchOrders?symbol=BTCUSDT&origClientOrderIdList=%5B%22%C3%BC%22%5D",
                "DELETE /fapi/v1/batchOrders?symbol=BTCUSDT&origClientOrderIdList=%5Bnull%5D",
                "DELETE /fapi/v1/batchOrders?symbol=BTCUSDT&orderIdList=%5Bnull%5D",
                "DELETE /fapi/v1/batchOrders?symbol=BTCUSDT&orderIdList=null",
                "POST /fapi/v1/batchOrders?batchOrders=%5Bnull%5D",
                "POST /fapi/v1/batchOrders?batchOrders=null",
                "POST /fapi/v1/batchOrders?batchOrders=%7B%7D",
            })
    void refusesMalformedNamesAndGoesOnSending(String request) {
        Identity trader = RunningTrade.freshTrader();
        int space = request.indexOf(' ');

        Reply reply = TRADE.send(trader, request.substring(0, space), request.substring(space + 1))
                .join();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isIn(-4015, -1130);
        assertThat(TRADE.rest(trader, RESTING).reply().join().status()).isEqualTo(200);
    }

    @Test
    void cancelsAllOrdersOfAMarket() {
        Identity trader = RunningTrade.freshTrader();
        Placed first = TRADE.rest(trader, RESTING);
        Placed second = TRADE.rest(trader, RESTING);

        CompletableFuture<Reply> reply = TRADE.send(trader, "DELETE", "/fapi/v1/allOpenOrders?symbol=BTCUSDT");
        OrderCommand.CancelAll all = TRADE.engines.next(OrderCommand.CancelAll.class);
        TRADE.engines.say(
                Destination.TRADE,
                Facts.closed(all.request(), first.order(), CloseReason.CANCELED, 500),
                Facts.closed(all.request(), second.order(), CloseReason.CANCELED, 500),
                new BookFact.AllCanceled(all.request(), all.account(), 1, 2));

        assertThat(reply.join().status()).isEqualTo(200);
        assertThat(reply.join().body().toString())
                .isEqualTo("{\"code\":200,\"msg\":\"The operation of cancel all open order is done.\"}");
        assertThat(TRADE.get(trader, "/fapi/v1/openOrders").body()).isEmpty();
    }

    @Test
    void placesFiveAtOnceAndAnswersEachInItsPlace() {
        Identity trader = RunningTrade.freshTrader();
        CompletableFuture<Reply> reply = TRADE.sendForm(trader, "/fapi/v1/batchOrders", "batchOrders=" + encoded("""
                [{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"0.5","price":"61800.2",
                  "newClientOrderId":"b-1"},
                 {"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"0","price":"61800.2"},
                 {"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","timeInForce":"GTC","quantity":"9","price":"61800.2",
                  "newClientOrderId":"b-3"},
                 {"symbol":"NOUSDT","side":"BUY","type":"MARKET","quantity":"1"},
                 {"symbol":"BTCUSDT","side":"SELL","type":"MARKET","quantity":0.25,"newOrderRespType":"RESULT",
                  "newClientOrderId":"b-5"}]
                """));
        List<RequestId> requests = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            OrderCommand.Place command = TRADE.engines.next(OrderCommand.Place.class);
            requests.add(command.request());
            answer(command);
        }

        assertThat(requests).doesNotHaveDuplicates();
        assertThat(reply.join().status()).isEqualTo(200);
        JsonNode answers = reply.join().body();
        assertThat(answers).hasSize(5);
        assertThat(answers.get(0).path("status").asString("")).isEqualTo("NEW");
        assertThat(answers.get(0).path("clientOrderId").asString("")).isEqualTo("b-1");
        assertThat(answers.get(1).toString())
                .isEqualTo("{\"code\":-4003,\"msg\":\"Quantity less than or equal to zero.\"}");
        assertThat(answers.get(2).toString()).isEqualTo("{\"code\":-2019,\"msg\":\"Margin is insufficient.\"}");
        assertThat(answers.get(3).path("code").asInt()).isEqualTo(-1121);
        assertThat(answers.get(4).path("status").asString("")).isEqualTo("EXPIRED");
        assertThat(TRADE.send(trader, "POST", "/fapi/v1/batchOrders?batchOrders=" + encoded("[{},{},{},{},{},{}]"))
                        .join()
                        .code())
                .isEqualTo(-4082);
    }

    private static void answer(OrderCommand.Place command) {
        var order = Facts.details(command, Facts.freshOrderId());
        switch (command.clientOrderId()) {
            case "b-1" -> TRADE.engines.say(Destination.TRADE, Facts.accepted(order), Facts.rested(order));
            case "b-3" ->
                TRADE.engines.say(
                        Destination.TRADE_REJECTED,
                        new BookFact.Rejected(
                                command.request(), 0, command.account(), 1, RejectReason.MARGIN_INSUFFICIENT));
            default ->
                TRADE.engines.say(
                        Destination.TRADE,
                        Facts.accepted(order),
                        Facts.closed(RequestId.NONE, order, CloseReason.IMMEDIATE_REMAINDER, 250));
        }
    }

    @Test
    void cancelsManyAtOnceByIdsAsNumbersOrTexts() {
        Identity trader = RunningTrade.freshTrader();
        Placed resting = TRADE.rest(trader, RESTING);
        long id = resting.order().orderId();

        CompletableFuture<Reply> reply = TRADE.send(
                trader, "DELETE", "/fapi/v1/batchOrders?symbol=BTCUSDT&orderidlist=" + encoded("[" + id + ",\"5\"]"));
        for (int i = 0; i < 2; i++) {
            OrderCommand.Cancel cancel = TRADE.engines.next(OrderCommand.Cancel.class);
            if (cancel.orderId() == id) {
                TRADE.engines.say(
                        Destination.TRADE, Facts.closed(cancel.request(), resting.order(), CloseReason.CANCELED, 500));
            } else {
                TRADE.engines.say(
                        Destination.TRADE_REJECTED,
                        new BookFact.CancelRejected(
                                cancel.request(), 5, cancel.account(), 1, RejectReason.ORDER_UNKNOWN));
            }
        }

        assertThat(reply.join().status()).isEqualTo(200);
        assertThat(reply.join().body()).hasSize(2);
        assertThat(reply.join().body().get(0).path("status").asString("")).isEqualTo("CANCELED");
        assertThat(reply.join().body().get(1).path("code").asInt()).isEqualTo(-2011);
    }

    private static CompletableFuture<Reply> cancel(Identity trader, String order) {
        return TRADE.send(trader, "DELETE", "/fapi/v1/order?symbol=BTCUSDT&" + order);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
