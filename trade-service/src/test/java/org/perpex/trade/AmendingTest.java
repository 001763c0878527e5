package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.trade.SharedTrade.TRADE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.trade.RunningTrade.Placed;
import org.perpex.trade.RunningTrade.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Amending orders, with both engines played by the test at the real broker. */
@ExtendWith(SharedTrade.class)
class AmendingTest {

    private static final String RESTING = "side=BUY&quantity=0.5&price=61800.2";
    private static final String AMENDMENTS = "/fapi/v1/orderAmendment?symbol=BTCUSDT";

    /** An amendment on its way: what the account engine heard, and the answer to come. */
    private record Amending(CompletableFuture<Reply> reply, OrderCommand.Amend command) {}

    private static Amending amend(Identity trader, String parameters) {
        CompletableFuture<Reply> reply =
                TRADE.sendForm(trader, "PUT", "/fapi/v1/order", "symbol=BTCUSDT&side=BUY&" + parameters);
        return new Amending(reply, TRADE.engines.next(OrderCommand.Amend.class));
    }

    private static Amending amend(Identity trader, Placed placed, String parameters) {
        return amend(trader, "orderId=" + placed.order().orderId() + "&" + parameters);
    }

    @Test
    void answersWithTheOrderAsItIsNowAndShowsItSo() {
        Identity trader = RunningTrade.freshTrader();
        Placed resting = TRADE.rest(trader, RESTING + "&newClientOrderId=mine-1");

        Amending smaller = amend(trader, resting, "quantity=0.3&price=61800.2&modifyId=77");
        long at =
                TRADE.engines.say(Destination.TRADE, Facts.amended(smaller.command(), resting.order(), 618_002, true));

        assertThat(smaller.command())
                .isEqualTo(new OrderCommand.Amend(
                        smaller.command().request(),
                        smaller.command().deadlineMillis(),
                        resting.order().account(),
                        1,
                        resting.order().orderId(),
                        "",
                        Side.BUY,
                        618_002,
                        300,
                        PriceMatch.NONE));
        long time = resting.reply().join().body().path("time").asLong();
        assertThat(smaller.reply().join()).isEqualTo(new Reply(200, new JsonMapper().readTree("""
                {"orderId":%d,"symbol":"BTCUSDT","status":"NEW","clientOrderId":"mine-1","price":"61800.20",
                "avgPrice":"0.00","origQty":"0.300","executedQty":"0.000","cumQty":"0.000","cumQuote":"0.00000000",
                "timeInForce":"GTC","type":"LIMIT","origType":"LIMIT","reduceOnly":false,"closePosition":false,
                "side":"BUY","positionSide":"BOTH","stopPrice":"0","workingType":"CONTRACT_PRICE",
                "priceProtect":false,"priceMatch":"NONE","selfTradePreventionMode":"EXPIRE_MAKER",
                "goodTillDate":0,"time":%d,"updateTime":%d,"pair":"BTCUSDT","modifyId":77}
                """.formatted(
                                resting.order().orderId(), time, at))));
        JsonNode shown = TRADE.get(trader, "/fapi/v1/openOrders").body().get(0);
        assertThat(shown.path("origQty").asString("")).isEqualTo("0.300");
        assertThat(shown.path("updateTime").asLong()).isEqualTo(at);
    }

    @Test
    void tellsWhatTheOrderTradedWhenItCameInAgain() {
        Identity trader = RunningTrade.freshTrader();
        Placed maker = TRADE.rest(RunningTrade.freshTrader(), "side=SELL&quantity=0.2&price=61900");
        Placed resting = TRADE.rest(trader, RESTING + "&newClientOrderId=mine-2");

        Amending higher = amend(trader, "origClientOrderId=mine-2&quantity=0.5&price=61900");
        OrderDetails now = resting.order().withPriceTicks(619_000);
        TRADE.engines.say(
                Destination.TRADE,
                Facts.amended(higher.command(), resting.order(), 619_000, false),
                Facts.traded(now, maker.order(), 200),
                Facts.closed(RequestId.NONE, maker.order(), CloseReason.FILLED, 0),
                Facts.rested(now));

        assertThat(higher.command().orderId()).isZero();
        assertThat(higher.command().clientOrderId()).isEqualTo("mine-2");
        Reply reply = higher.reply().join();
        assertThat(reply.text("status")).isEqualTo("PARTIALLY_FILLED");
        assertThat(reply.text("price")).isEqualTo("61900.00");
        assertThat(reply.text("executedQty")).isEqualTo("0.200");
        assertThat(reply.text("avgPrice")).isEqualTo("61900.00000");
    }

    @Test
    void tellsThatTheOrderEndedWhenItIsToBeNoLargerThanWhatWasTraded() {
        Identity trader = RunningTrade.freshTrader();
        Placed resting = TRADE.rest(trader, RESTING);
        TRADE.take(resting.order(), 200);

        Amending smaller = amend(trader, resting, "quantity=0.2&price=61800.2");
        TRADE.engines.say(
                Destination.TRADE,
                Facts.closed(smaller.command().request(), resting.order(), CloseReason.CANCELED, 300));

        assertThat(smaller.reply().join().text("status")).isEqualTo("CANCELED");
        assertThat(smaller.reply().join().text("origQty")).isEqualTo("0.500");
        assertThat(TRADE.get(trader, AMENDMENTS).body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "false, ACCOUNT_UNKNOWN, -2013",
        "false, ORDER_UNKNOWN, -2013",
        "false, AMEND_LIMIT_ONLY, -5025",
        "false, AMENDS_MAX, -5026",
        "false, MARGIN_INSUFFICIENT, -2019",
        "true, AMEND_UNCHANGED, -5027",
        "true, MARKET_PHASE, -5024",
        "true, PRICE_OFF_BAND, -4016",
        "true, POST_ONLY_WOULD_TAKE, -5022",
        "true, PRICE_MATCH_NO_LEVEL, -5041",
    })
    void answersRefusalsWithTheCodeOfTheDialectAndLeavesTheOrderAsItWas(
            boolean byTheBook, RejectReason reason, int code) {
        Identity trader = RunningTrade.freshTrader();
        Placed resting = TRADE.rest(trader, RESTING);

        Amending amending = amend(trader, resting, "quantity=0.6&price=61900");
        TRADE.engines.say(
                byTheBook ? Destination.TRADE : Destination.TRADE_REJECTED,
                new BookFact.AmendRejected(
                        amending.command().request(),
                        resting.order().orderId(),
                        resting.order().account(),
                        1,
                        reason));

        assertThat(amending.reply().join().status()).isEqualTo(400);
        assertThat(amending.reply().join().code()).isEqualTo(code);
        assertThat(TRADE.get(trader, "/fapi/v1/openOrders")
                        .body()
                        .get(0)
                        .path("price")
                        .asString(""))
                .isEqualTo("61800.20");
    }

    @ParameterizedTest
    @CsvSource({
        "side=BUY&quantity=1&price=61800, -1102",
        "orderId=1&quantity=1&price=61800, -1102",
        "orderId=1&side=UP&quantity=1&price=61800, -1117",
        "orderId=1&side=BUY&price=61800, -1102",
        "orderId=1&side=BUY&quantity=1, -1102",
        "orderId=1&side=BUY&quantity=1&price=61800.25, -4014",
        "orderId=1&side=BUY&quantity=0&price=61800, -4003",
        "orderId=1&side=BUY&quantity=1&price=61800&priceMatch=QUEUE, -1106",
        "orderId=1&side=BUY&quantity=1&priceMatch=BEST, -5037",
        "origClientOrderId=a b&side=BUY&quantity=1&price=61800, -4015",
        "orderId=1&side=BUY&quantity=0.001&price=9000, -2013",
    })
    void refusesWhatCannotBeBeforeAnythingIsSent(String parameters, int code) {
        String encoded = parameters.replace(" ", "%20");
        Reply reply = TRADE.sendForm(RunningTrade.freshTrader(), "PUT", "/fapi/v1/order", "symbol=BTCUSDT&" + encoded)
                .join();

        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void onlyAReduceOnlyOrderMayBeWorthLittle() {
        Identity trader = RunningTrade.freshTrader();
        Placed plain = TRADE.rest(trader, RESTING);
        Placed reducing = TRADE.rest(trader, RESTING + "&reduceOnly=true");
        String little = "&quantity=0.001&price=9000";

        Reply refused = TRADE.sendForm(
                        trader,
                        "PUT",
                        "/fapi/v1/order",
                        "symbol=BTCUSDT&side=BUY&orderId=" + plain.order().orderId() + little)
                .join();
        Amending passed = amend(trader, reducing, little.substring(1));
        TRADE.engines.say(
                Destination.TRADE,
                Facts.closed(passed.command().request(), reducing.order(), CloseReason.CANCELED, 500));

        assertThat(refused.code()).isEqualTo(-4164);
        assertThat(passed.reply().join().status()).isEqualTo(200);
    }

    @Test
    void needsThePermissionToTrade() {
        Identity reader = RunningTrade.trader(RunningTrade.freshTrader().userId(), Permission.READ);

        assertThat(TRADE.sendForm(reader, "PUT", "/fapi/v1/order", "symbol=BTCUSDT")
                        .join()
                        .code())
                .isEqualTo(-2015);
    }

    @Test
    void amendsSeveralAtOnceAndAnswersEachInItsPlace() {
        Identity trader = RunningTrade.freshTrader();
        Placed first = TRADE.rest(trader, RESTING);
        CompletableFuture<Reply> reply = TRADE.sendForm(
                trader,
                "PUT",
                "/fapi/v1/batchOrders",
                "batchOrders=" + URLEncoder.encode("""
                [{"symbol":"BTCUSDT","side":"BUY","orderId":%d,"quantity":"0.4","price":"61800.2"},
                 {"symbol":"BTCUSDT","side":"BUY","orderId":5,"quantity":"0","price":"61800.2"}]
                """.formatted(first.order().orderId()), StandardCharsets.UTF_8));
        OrderCommand.Amend command = TRADE.engines.next(OrderCommand.Amend.class);
        TRADE.engines.say(Destination.TRADE, Facts.amended(command, first.order(), 618_002, true));

        JsonNode answers = reply.join().body();
        assertThat(reply.join().status()).isEqualTo(200);
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).path("origQty").asString("")).isEqualTo("0.400");
        assertThat(answers.get(1).path("code").asInt()).isEqualTo(-4003);
    }

    @Test
    void listsAmendmentsTheNewestFirst() {
        Identity trader = RunningTrade.freshTrader();
        Placed resting = TRADE.rest(trader, RESTING + "&newClientOrderId=listed-1");
        Amending first = amend(trader, resting, "quantity=0.4&price=61800.2");
        long firstAt =
                TRADE.engines.say(Destination.TRADE, Facts.amended(first.command(), resting.order(), 618_002, true));
        OrderDetails between = resting.order().withPriceAndSize(618_002, 400);
        Amending second = amend(trader, resting, "quantity=0.4&price=61700");
        long secondAt = TRADE.engines.say(
                Destination.TRADE,
                Facts.amended(second.command(), between, 617_000, false),
                Facts.rested(between.withPriceTicks(617_000)));
        second.reply().join();

        JsonNode rows = TRADE.get(trader, AMENDMENTS).body();

        assertThat(rows).hasSize(2);
        long newest = rows.get(0).path("amendmentId").asLong();
        assertThat(newest).isGreaterThan(rows.get(1).path("amendmentId").asLong());
        assertThat(rows.get(0)).isEqualTo(new JsonMapper().readTree("""
                {"amendmentId":%d,"symbol":"BTCUSDT","pair":"BTCUSDT","orderId":%d,"clientOrderId":"listed-1",
                "time":%d,"amendment":{"price":{"before":"61800.20","after":"61700.00"},
                "origQty":{"before":"0.400","after":"0.400"},"count":2,"modifyId":0}}
                """.formatted(
                                newest, resting.order().orderId(), secondAt)));
        assertThat(counts(trader, "&limit=1")).containsExactly(2);
        assertThat(counts(trader, "&endTime=" + firstAt)).containsExactly(1);
        assertThat(counts(trader, "&orderId=" + resting.order().orderId())).containsExactly(2, 1);
        assertThat(counts(trader, "&origClientOrderId=listed-1")).containsExactly(2, 1);
        assertThat(counts(trader, "&origClientOrderId=other")).isEmpty();
        assertThat(counts(trader, "&orderId=5")).isEmpty();
        assertThat(counts(RunningTrade.freshTrader(), "")).isEmpty();
        assertThat(TRADE.get(trader, AMENDMENTS + "&limit=101").code()).isEqualTo(-1130);
        assertThat(TRADE.get(trader, AMENDMENTS + "&startTime=2&endTime=1").code())
                .isEqualTo(-1023);
    }

    private static List<Integer> counts(Identity trader, String query) {
        return TRADE.get(trader, AMENDMENTS + query)
                .body()
                .valueStream()
                .map(row -> row.path("amendment").path("count").asInt())
                .toList();
    }

    @Test
    void findsAnAmendedOrderAgainAfterARestart() {
        Identity trader = RunningTrade.freshTrader();
        Placed resting = TRADE.rest(trader, RESTING);
        Amending larger = amend(trader, resting, "quantity=0.9&price=61700");
        OrderDetails now = resting.order().withPriceAndSize(617_000, 900);
        TRADE.engines.say(
                Destination.TRADE, Facts.amended(larger.command(), resting.order(), 617_000, false), Facts.rested(now));
        Reply before = larger.reply().join();
        assertThat(counts(trader, "")).containsExactly(1);

        TRADE.restart(() -> {});
        Amending again = amend(trader, resting, "quantity=0.8&price=61700");
        TRADE.engines.say(Destination.TRADE, Facts.amended(again.command(), now, 617_000, true));

        assertThat(before.text("origQty")).isEqualTo("0.900");
        assertThat(again.reply().join().text("origQty")).isEqualTo("0.800");
        assertThat(again.reply().join().text("price")).isEqualTo("61700.00");
        assertThat(counts(trader, "")).containsExactly(2, 1);
    }
}
