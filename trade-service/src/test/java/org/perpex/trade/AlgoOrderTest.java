package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.trade.SharedTrade.TRADE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerEnd;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.trade.RunningTrade.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conditional orders as clients ask for them: what the account engine hears, and what is shown of what it says. */
@ExtendWith(SharedTrade.class)
class AlgoOrderTest {

    private static final AtomicLong IDS = new AtomicLong(7_000_000);
    private static final String STOP = "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET"
            + "&triggerPrice=60000.5&quantity=0.5&reduceOnly=true&workingType=MARK_PRICE&clientAlgoId=";

    private final Identity trader = RunningTrade.freshTrader();
    private final long account = AccountId.of(trader.userId(), 0).value();

    /** A placed trigger and the answer to its placing. */
    private record Placed(TriggerDetails trigger, long timeMillis, JsonNode answer) {}

    private CompletableFuture<Reply> post(String parameters) {
        return TRADE.send(trader, "POST", "/fapi/v1/algoOrder?" + parameters);
    }

    private Placed place(String parameters) {
        CompletableFuture<Reply> reply = post(parameters);
        TriggerCommand.Place command = TRADE.engines.next(TriggerCommand.Place.class);
        TriggerDetails trigger = new TriggerDetails(
                command.request(), IDS.incrementAndGet(), account, command.market(), 0, 0, command.order());
        long timeMillis = TRADE.engines.say(Destination.ASSET, new TriggerFact.Placed(trigger));
        return new Placed(trigger, timeMillis, reply.join().body());
    }

    @ParameterizedTest
    @CsvSource({"LONG, SELL", "SHORT, BUY"})
    void closesThePositionThatItNames(PositionSide position, Side side) {
        String close = "algoType=CONDITIONAL&symbol=BTCUSDT&type=STOP_MARKET&triggerPrice=60000.5&closePosition=true"
                + "&side=" + side + "&positionSide=" + position;
        Placed placed = place(close + "&clientAlgoId=close-" + position);

        assertThat(placed.trigger().order().positionSide()).isEqualTo(position);
        assertThat(placed.trigger().order().closePosition()).isTrue();
        assertThat(placed.answer().get("positionSide").asString()).isEqualTo(position.name());
        assertThat(post(STOP + "said&positionSide=" + position).join().code())
                .as("reduceOnly is not said beside a position side")
                .isEqualTo(-1106);
    }

    private JsonNode query(String path) {
        return TRADE.get(trader, "/fapi/v1/" + path).body();
    }

    @Test
    void placesAStopAndShowsIt() {
        Placed placed = place(STOP + "mine");

        assertThat(placed.trigger().order())
                .isEqualTo(new TriggerOrder(
                        Side.SELL,
                        PositionSide.BOTH,
                        TriggerType.STOP_MARKET,
                        WorkingPrice.MARK,
                        ticks("60000.5"),
                        0,
                        0,
                        0,
                        500,
                        TimeInForce.GTC,
                        true,
                        false,
                        false,
                        SelfTradePrevention.EXPIRE_MAKER,
                        0,
                        0,
                        PriceMatch.NONE,
                        "mine"));
        long id = placed.trigger().triggerId();
        long time = placed.timeMillis();
        assertThat(placed.answer()).isEqualTo(new JsonMapper().readTree("""
                {"algoId":%d,"clientAlgoId":"mine","algoType":"CONDITIONAL","orderType":"STOP_MARKET",
                "symbol":"BTCUSDT","side":"SELL","positionSide":"BOTH","timeInForce":"GTC","quantity":"0.500",
                "algoStatus":"NEW","actualOrderId":"","actualPrice":"0.00000","actualQty":"0.000","actualType":"",
                "triggerPrice":"60000.50","price":"0.00","icebergQuantity":null,
                "selfTradePreventionMode":"EXPIRE_MAKER","workingType":"MARK_PRICE","priceMatch":"NONE",
                "closePosition":false,"priceProtect":false,"reduceOnly":true,"createTime":%d,"updateTime":%d,
                "triggerTime":0,"goodTillDate":0}
                """.formatted(id, time, time)));
        assertThat(query("algoOrder?algoId=" + id)).isEqualTo(placed.answer());
        assertThat(query("algoOrder?symbol=BTCUSDT&clientAlgoId=mine")).isEqualTo(placed.answer());
        assertThat(query("openAlgoOrders")).containsExactly(placed.answer());
        assertThat(query("openAlgoOrders?symbol=BTCUSDT&algoId=" + id)).containsExactly(placed.answer());
        assertThat(query("allAlgoOrders?symbol=BTCUSDT")).containsExactly(placed.answer());
    }

    private static long ticks(String price) {
        return new BigDecimal(price).movePointRight(1).longValueExact();
    }

    @Test
    void placesATrailingStopUnderEitherNameOfItsActivation() {
        String trailing = "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=TRAILING_STOP_MARKET&quantity=0.5"
                + "&callbackRate=1.5&";
        for (String name : List.of("activatePrice", "activationPrice")) {
            Placed placed = place(trailing + name + "=70000");
            assertThat(placed.trigger().order().callbackPpm()).isEqualTo(15_000);
            assertThat(placed.trigger().order().activationTicks()).isEqualTo(ticks("70000"));
            assertThat(placed.answer().path("callbackRate").asString("")).isEqualTo("1.5");
            assertThat(placed.answer().path("activatePrice").asString("")).isEqualTo("70000.00");
        }
        assertThat(place(trailing).trigger().order().activationTicks()).isZero();
    }

    @Test
    void followsATriggerUntilItsOrderIsDone() {
        TriggerDetails trigger = place(STOP + "followed").trigger();
        long id = trigger.triggerId();
        OrderDetails order = order(trigger);
        TRADE.engines.say(Destination.ASSET, new TriggerFact.Resized(trigger, 200));
        assertThat(query("algoOrder?algoId=" + id).path("quantity").asString(""))
                .isEqualTo("0.200");

        long fired = TRADE.engines.say(Destination.ASSET, new TriggerFact.Fired(trigger, order.orderId(), 600_005));
        assertThat(query("algoOrder?algoId=" + id).path("algoStatus").asString(""))
                .isEqualTo("TRIGGERING");
        TRADE.engines.say(Destination.ASSET, new TriggerFact.Ended(trigger, RequestId.NONE, TriggerEnd.FIRED));
        assertThat(query("algoOrder?algoId=" + id).path("algoStatus").asString(""))
                .isEqualTo("TRIGGERED");
        assertThat(query("openAlgoOrders")).isEmpty();
        TRADE.engines.say(
                Destination.ASSET,
                new AccountFact.OrderClosed(order, RequestId.NONE, CloseReason.FILLED, 200, 12_000_00000000L),
                new TriggerFact.Refused(trigger, 1, RejectReason.MARGIN_INSUFFICIENT));

        JsonNode done = query("algoOrder?algoId=" + id);
        assertThat(done.path("algoStatus").asString("")).isEqualTo("FINISHED");
        assertThat(done.path("actualOrderId").asString("")).isEqualTo(Long.toString(order.orderId()));
        assertThat(done.path("actualQty").asString("")).isEqualTo("0.200");
        assertThat(done.path("actualPrice").asString("")).isEqualTo("60000.00000");
        assertThat(done.path("actualType").asString("")).isEqualTo("MARKET");
        assertThat(done.path("triggerTime").asLong()).isEqualTo(fired);
    }

    private static OrderDetails order(TriggerDetails trigger) {
        return new OrderDetails(
                RequestId.NONE,
                IDS.incrementAndGet(),
                trigger.account(),
                1,
                Side.SELL,
                PositionSide.BOTH,
                OrderType.MARKET,
                TimeInForce.IOC,
                0,
                200,
                true,
                SelfTradePrevention.NONE,
                0,
                Route.BOOK,
                "followed",
                OrderTerms.PLAIN,
                0,
                OrderOrigin.TRIGGER,
                trigger.triggerId());
    }

    @Test
    void saysHowTriggersEnded() {
        Map<TriggerEnd, String> statuses = Map.of(
                TriggerEnd.SIBLING, "CANCELED",
                TriggerEnd.EXPIRED, "EXPIRED",
                TriggerEnd.POSITION_GONE, "EXPIRED",
                TriggerEnd.REFUSED, "REJECTED");
        statuses.forEach((end, status) -> {
            TriggerDetails trigger = place(STOP + end.name()).trigger();
            TRADE.engines.say(Destination.ASSET, new TriggerFact.Ended(trigger, RequestId.NONE, end));
            assertThat(query("algoOrder?clientAlgoId=" + end.name())
                            .path("algoStatus")
                            .asString(""))
                    .isEqualTo(status);
        });
    }

    @Test
    void cancelsWithoutASymbol() {
        TriggerDetails trigger = place(STOP + "gone").trigger();
        CompletableFuture<Reply> reply = TRADE.send(trader, "DELETE", "/fapi/v1/algoOrder?clientAlgoId=gone");
        TriggerCommand.Cancel cancel = TRADE.engines.next(TriggerCommand.Cancel.class);
        assertThat(cancel)
                .isEqualTo(new TriggerCommand.Cancel(
                        cancel.request(), cancel.deadlineMillis(), account, 1, trigger.triggerId(), ""));
        TRADE.engines.say(Destination.ASSET, new TriggerFact.Ended(trigger, cancel.request(), TriggerEnd.CANCELED));

        assertThat(reply.join().body()).isEqualTo(new JsonMapper().readTree("""
                {"algoId":%d,"clientAlgoId":"gone","code":"200","msg":"success"}
                """.formatted(trigger.triggerId())));
        assertThat(TRADE.send(trader, "DELETE", "/fapi/v1/algoOrder?algoId=1")
                        .join()
                        .code())
                .isEqualTo(-2011);
        assertThat(TRADE.get(trader, "/fapi/v1/algoOrder?algoId=1").code()).isEqualTo(-2013);
        assertThat(TRADE.get(trader, "/fapi/v1/algoOrder").code()).isEqualTo(-1102);
    }

    @Test
    void cancelsAllOfAMarket() {
        CompletableFuture<Reply> reply = TRADE.send(trader, "DELETE", "/fapi/v1/algoOpenOrders?symbol=BTCUSDT");
        TriggerCommand.CancelAll cancel = TRADE.engines.next(TriggerCommand.CancelAll.class);
        TRADE.engines.say(Destination.TRADE_REJECTED, new BookFact.AllCanceled(cancel.request(), account, 1, 0));

        assertThat(reply.join().body().toString())
                .isEqualTo("{\"code\":200,\"msg\":\"The operation of cancel all open order is done.\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "WOULD_TRIGGER, -2021",
        "OPEN_TRIGGERS_MAX, -4045",
        "CLIENT_ORDER_ID_DUPLICATE, -4116",
        "CLOSE_POSITION_DUPLICATE, -4130",
        "TRIGGER_INVALID, -4136"
    })
    void saysWhyATriggerIsRefused(RejectReason reason, int code) {
        CompletableFuture<Reply> reply = post(STOP + "refused");
        TraderCommand command = TRADE.engines.next(TriggerCommand.Place.class);
        TRADE.engines.say(Destination.TRADE_REJECTED, new BookFact.Rejected(command.request(), 0, account, 1, reason));
        assertThat(reply.join().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "algoType=VP&symbol=BTCUSDT|-1130",
                "symbol=BTCUSDT|-1102",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=LIMIT|-1116",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&quantity=1|-1102",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&triggerPrice=60000|-4137",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&triggerPrice=60000&quantity=1"
                        + "&closePosition=true|-4137",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP&triggerPrice=60000&price=60000"
                        + "&closePosition=true|-4136",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&triggerPrice=60000"
                        + "&closePosition=true&reduceOnly=true|-1106",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP&triggerPrice=60000&quantity=1|-1102",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&triggerPrice=60000&quantity=1"
                        + "&priceMatch=OPPONENT|-5038",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&triggerPrice=60000&quantity=1"
                        + "&workingType=LAST|-1130",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=TRAILING_STOP_MARKET&quantity=1"
                        + "&callbackRate=0.09|-1130",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=TRAILING_STOP_MARKET&quantity=1|-1102",
                "algoType=CONDITIONAL&symbol=BTCUSDT&side=SELL&type=STOP_MARKET&triggerPrice=60000&quantity=1"
                        + "&timeInForce=GTD&goodTillDate=1|-5040"
            })
    void refusesWhatDoesNotFitTogether(String parameters, int code) {
        assertThat(post(parameters).join().code()).isEqualTo(code);
    }

    @Test
    void letsOnlyTradersPlace() {
        Identity reader = RunningTrade.trader(79, Permission.READ);
        for (String method : List.of("POST", "DELETE")) {
            Reply reply =
                    TRADE.send(reader, method, "/fapi/v1/algoOrder?" + STOP).join();
            assertThat(reply.code()).as(method).isEqualTo(-2015);
        }
    }
}
