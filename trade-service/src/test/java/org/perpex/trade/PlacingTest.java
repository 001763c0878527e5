package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.perpex.trade.SharedTrade.TRADE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.trade.RunningTrade.Placed;
import org.perpex.trade.RunningTrade.Reply;
import org.perpex.trade.order.EngineClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Placing orders, with both engines played by the test at the real broker. */
@ExtendWith(SharedTrade.class)
class PlacingTest {

    private static final String LIMIT = "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.5&price=61800.2";

    @Test
    void answersWithTheAcceptanceOrAsAskedWithTheResult() {
        Identity trader = RunningTrade.freshTrader();
        Placed maker = TRADE.rest(RunningTrade.freshTrader(), "side=SELL&quantity=2&price=61800.2");

        Placed acknowledged = TRADE.place(trader, LIMIT + "&newClientOrderId=ack-1");
        long acknowledgedAt = fill(acknowledged, maker);
        Placed told = TRADE.place(trader, LIMIT + "&newClientOrderId=result-1&newOrderRespType=RESULT");
        long toldAt = fill(told, maker);

        assertThat(told.command().account())
                .isEqualTo(AccountId.of(trader.userId(), 0).value());
        assertThat(acknowledged.reply().join())
                .isEqualTo(new Reply(200, json(acknowledged, "ack-1", "NEW", "0.00", "0.000", "0", acknowledgedAt)));
        assertThat(told.reply().join())
                .isEqualTo(new Reply(
                        200, json(told, "result-1", "FILLED", "61800.20000", "0.500", "30900.10000000", toldAt)));
    }

    private static long fill(Placed taker, Placed maker) {
        return TRADE.engines.say(
                Destination.TRADE,
                Facts.accepted(taker.order()),
                Facts.traded(taker.order(), maker.order(), 500),
                Facts.closed(RequestId.NONE, taker.order(), CloseReason.FILLED, 0),
                new BookFact.LevelChanged(1, 1, Side.SELL, 618_002, 1_500));
    }

    private static JsonNode json(
            Placed placed,
            String clientOrderId,
            String status,
            String average,
            String executed,
            String quote,
            long at) {
        String cumulated = quote.equals("0") ? "0.00000000" : quote;
        return new JsonMapper().readTree("""
                {"orderId":%d,"symbol":"BTCUSDT","status":"%s","clientOrderId":"%s","price":"61800.20",
                "avgPrice":"%s","origQty":"0.500","executedQty":"%s","cumQty":"%s","cumQuote":"%s",
                "timeInForce":"GTC","type":"LIMIT","origType":"LIMIT","reduceOnly":false,"closePosition":false,
                "side":"BUY","positionSide":"BOTH","stopPrice":"0","workingType":"CONTRACT_PRICE",
                "priceProtect":false,"priceMatch":"NONE","selfTradePreventionMode":"EXPIRE_MAKER",
                "goodTillDate":0,"time":%d,"updateTime":%d}
                """.formatted(
                placed.order().orderId(), status, clientOrderId, average, executed, executed, cumulated, at, at));
    }

    @Test
    void tellsThatAMarketOrderFoundNothing() {
        Identity trader = RunningTrade.freshTrader();
        CompletableFuture<Reply> reply = TRADE.sendForm(
                trader, "/fapi/v1/order", "symbol=BTCUSDT&side=SELL&type=MARKET&quantity=1&newOrderRespType=RESULT");
        OrderCommand.Place command = TRADE.engines.next(OrderCommand.Place.class);
        var order = Facts.details(command, Facts.freshOrderId());

        TRADE.engines.say(
                Destination.TRADE,
                Facts.accepted(order),
                Facts.closed(RequestId.NONE, order, CloseReason.IMMEDIATE_REMAINDER, 1_000));

        assertThat(reply.join().status()).isEqualTo(200);
        assertThat(reply.join().text("status")).isEqualTo("EXPIRED");
        assertThat(reply.join().text("price")).isEqualTo("0");
        assertThat(reply.join().text("executedQty")).isEqualTo("0.000");
        assertThat(reply.join().text("clientOrderId")).isEqualTo(command.clientOrderId());
    }

    @Test
    void answersEveryRefusalOfAnEngineWithTheCodeOfTheDialect() throws IOException {
        Identity trader = RunningTrade.freshTrader();
        Map<RejectReason, Integer> codes = codes();
        assertThat(codes).hasSize(RejectReason.values().length);

        codes.forEach((reason, code) -> {
            Placed placed = TRADE.place(trader, LIMIT);
            boolean byTheBook = reason.compareTo(RejectReason.MARKET_PHASE) >= 0;
            TRADE.engines.say(
                    byTheBook ? Destination.TRADE : Destination.TRADE_REJECTED,
                    new BookFact.Rejected(
                            placed.command().request(),
                            byTheBook ? placed.order().orderId() : 0,
                            placed.command().account(),
                            1,
                            reason));
            Reply reply = placed.reply().join();
            assertThat(reply.code()).as("%s", reason).isEqualTo(code);
            assertThat(reply.status()).as("%s", reason).isEqualTo(code == -1008 ? 503 : 400);
        });
    }

    /** What the page of the reasons promises. */
    private static Map<RejectReason, Integer> codes() throws IOException {
        Pattern row = Pattern.compile("\\| \\d+ \\| `(\\w+)` \\|.*\\| (-\\d+) \\|");
        Map<RejectReason, Integer> codes = new EnumMap<>(RejectReason.class);
        for (String line : Files.readAllLines(Path.of("../docs/contracts/reject-reasons.md"))) {
            Matcher matcher = row.matcher(line);
            if (matcher.matches()) {
                codes.put(RejectReason.valueOf(matcher.group(1)), Integer.valueOf(matcher.group(2)));
            }
        }
        return codes;
    }

    @Test
    void namesTheBandThatAPriceLeaves() {
        Placed buy = TRADE.place(RunningTrade.freshTrader(), LIMIT);
        Placed sell = TRADE.place(
                RunningTrade.freshTrader(), "side=SELL&type=LIMIT&timeInForce=GTC&quantity=0.5&price=61800.2");

        for (Placed placed : new Placed[] {buy, sell}) {
            TRADE.engines.say(
                    Destination.TRADE,
                    new BookFact.Rejected(
                            placed.command().request(),
                            placed.order().orderId(),
                            placed.command().account(),
                            1,
                            RejectReason.PRICE_OFF_BAND));
        }

        assertThat(buy.reply().join().text("msg"))
                .isEqualTo("Limit price can't be higher than 110% of the mark price.");
        assertThat(sell.reply().join().code()).isEqualTo(-4024);
        assertThat(sell.reply().join().text("msg")).isEqualTo("Limit price can't be lower than 90% of the mark price.");
    }

    @Test
    void saysThatItDoesNotKnowWhenNoFactComesAndAQueryTells() {
        Identity trader = RunningTrade.freshTrader();
        Placed placed = TRADE.place(trader, LIMIT + "&newClientOrderId=lost-1");

        Reply reply = placed.reply().join();

        assertThat(reply.status()).isEqualTo(408);
        assertThat(reply.code()).isEqualTo(-1007);
        assertThat(placed.command().deadlineMillis())
                .as("whatever was not done by now will never be")
                .isLessThan(TRADE.engines.nowMillis());
        String query = "/fapi/v1/order?symbol=BTCUSDT&origClientOrderId=lost-1";
        assertThat(TRADE.get(trader, query).code()).isEqualTo(-2013);
        TRADE.engines.say(Destination.TRADE, Facts.accepted(placed.order()), Facts.rested(placed.order()));
        assertThat(TRADE.get(trader, query).text("status")).isEqualTo("NEW");
    }

    @Test
    void refusesOrdersButNotCancelsWhileEngineTimeIsLate() {
        Identity trader = RunningTrade.freshTrader();
        Placed resting = TRADE.rest(trader, "side=BUY&quantity=0.5&price=61800.2");
        TRADE.engines.fallSilent();
        await().atMost(RunningTrade.LAG_MAX.multipliedBy(5))
                .until(() -> TRADE.bean(EngineClock.class).isLate());

        Reply refused = TRADE.send(trader, "POST", "/fapi/v1/order?symbol=BTCUSDT&" + LIMIT)
                .join();
        Reply unchanged = TRADE.sendForm(
                        trader,
                        "PUT",
                        "/fapi/v1/order",
                        "symbol=BTCUSDT&orderId=" + resting.order().orderId() + "&" + LIMIT)
                .join();
        CompletableFuture<Reply> canceled = TRADE.send(
                trader,
                "DELETE",
                "/fapi/v1/order?symbol=BTCUSDT&orderId=" + resting.order().orderId());
        OrderCommand.Cancel cancel = TRADE.engines.next(OrderCommand.Cancel.class);
        TRADE.engines.say(
                Destination.TRADE, Facts.closed(cancel.request(), resting.order(), CloseReason.CANCELED, 500));

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.code()).isEqualTo(-1008);
        assertThat(unchanged.status()).isEqualTo(503);
        assertThat(unchanged.code()).isEqualTo(-1008);
        assertThat(canceled.join().status()).isEqualTo(200);
        assertThat(canceled.join().text("status")).isEqualTo("CANCELED");
        TRADE.engines.beatAgain();
        TRADE.awaitEngineTime();
        Placed welcome = TRADE.rest(trader, "side=BUY&quantity=0.5&price=61800.2");
        assertThat(welcome.reply().join().status()).isEqualTo(200);
    }

    @Test
    void takesADateThatIsTenMinutesAwayByEngineTime() {
        Identity trader = RunningTrade.freshTrader();
        String dated = "side=BUY&type=LIMIT&timeInForce=GTD&quantity=0.5&price=61800.2&goodTillDate=";
        long tooEarly = TRADE.engines.nowMillis() + 590_000;
        long late = TRADE.engines.nowMillis() + 700_000;

        assertThat(TRADE.send(trader, "POST", "/fapi/v1/order?symbol=BTCUSDT&" + dated + tooEarly)
                        .join()
                        .code())
                .isEqualTo(-5040);
        Placed placed = TRADE.place(trader, dated + late);
        assertThat(placed.command().goodTillMillis()).isEqualTo(late);
        TRADE.engines.say(Destination.TRADE, Facts.accepted(placed.order()), Facts.rested(placed.order()));
        assertThat(placed.reply().join().body().path("goodTillDate").asLong()).isEqualTo(late);
    }

    @Test
    void refusesADateBeyondTheLast() {
        String dated = "side=BUY&type=LIMIT&timeInForce=GTD&quantity=0.5&price=61800.2&goodTillDate=";

        assertThat(TRADE.send(
                                RunningTrade.freshTrader(),
                                "POST",
                                "/fapi/v1/order?symbol=BTCUSDT&" + dated + "253402300799000")
                        .join()
                        .code())
                .isEqualTo(-5040);
    }

    @Test
    void showsThePriceThatTheBookGaveAnOrder() {
        Identity trader = RunningTrade.freshTrader();

        Placed placed =
                TRADE.place(trader, "side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.5&priceMatch=QUEUE&icebergQty=0.1");
        TRADE.engines.say(
                Destination.TRADE,
                new BookFact.Accepted(placed.order(), 617_990),
                Facts.rested(placed.order().withPriceTicks(617_990)));

        assertThat(placed.command().priceTicks()).isZero();
        assertThat(placed.command().terms()).isEqualTo(new OrderTerms(100, PriceMatch.QUEUE, false, false, false));
        assertThat(placed.reply().join().text("price")).isEqualTo("61799.00");
        assertThat(placed.reply().join().text("priceMatch")).isEqualTo("QUEUE");
        TRADE.restart(() -> {});
        JsonNode shown = TRADE.get(trader, "/fapi/v1/openOrders").body().get(0);
        assertThat(shown.path("price").asString("")).isEqualTo("61799.00");
        assertThat(shown.path("priceMatch").asString("")).isEqualTo("QUEUE");
    }

    @Test
    void letsOnlyTradersTrade() {
        Identity reader = RunningTrade.trader(77, Permission.READ);

        assertThat(TRADE.send(reader, "POST", "/fapi/v1/order?symbol=BTCUSDT&" + LIMIT)
                        .join()
                        .code())
                .isEqualTo(-2015);
        assertThat(TRADE.send(reader, "DELETE", "/fapi/v1/allOpenOrders?symbol=BTCUSDT")
                        .join()
                        .code())
                .isEqualTo(-2015);
        assertThat(TRADE.send(reader, "POST", "/fapi/v1/leverage?symbol=BTCUSDT&leverage=5")
                        .join()
                        .code())
                .isEqualTo(-2015);
        assertThat(TRADE.statusOfStranger("/fapi/v1/openOrders")).isEqualTo(401);
    }

    @Test
    void checksATestOrderAndSendsNothing() {
        Identity trader = RunningTrade.freshTrader();

        Reply tested = TRADE.send(trader, "POST", "/fapi/v1/order/test?symbol=BTCUSDT&" + LIMIT)
                .join();
        Reply wrong = TRADE.send(trader, "POST", "/fapi/v1/order/test?symbol=BTCUSDT&" + LIMIT + "&stopPrice=1")
                .join();
        Reply closes = TRADE.send(trader, "POST", "/fapi/v1/order/test?symbol=BTCUSDT&positionSide=SHORT&" + LIMIT)
                .join();

        assertThat(tested.status()).isEqualTo(200);
        assertThat(tested.text("origQty")).isEqualTo("0.500");
        assertThat(tested.body().get("reduceOnly").asBoolean()).isFalse();
        assertThat(closes.body().get("reduceOnly").asBoolean())
                .as("a buy closes a short")
                .isTrue();
        assertThat(wrong.code()).isEqualTo(-1106);
        Placed next = TRADE.rest(trader, "side=SELL&quantity=1&price=70000");
        assertThat(next.command().side()).as("the first command heard").isEqualTo(Side.SELL);
    }
}
