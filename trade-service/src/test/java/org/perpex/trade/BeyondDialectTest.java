package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.trade.SharedTrade.TRADE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.GuardFact;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TriggerType;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.trade.RunningTrade.Reply;

/** What the exchange offers beyond the dialect: what the account engine hears, and what is answered. */
@ExtendWith(SharedTrade.class)
class BeyondDialectTest {

    private static final String EXITS = "[{\"side\":\"SELL\",\"type\":\"STOP_MARKET\",\"triggerPrice\":60000.5,"
            + "\"quantity\":\"0.500\",\"clientAlgoId\":\"down\"},"
            + "{\"side\":\"SELL\",\"type\":\"TAKE_PROFIT\",\"triggerPrice\":\"65000\",\"price\":\"64990\","
            + "\"quantity\":\"0.500\",\"clientAlgoId\":\"up\"}]";

    private final Identity trader = RunningTrade.freshTrader();
    private final long account = AccountId.of(trader.userId(), 0).value();

    @Test
    void placesTriggersOfWhichOneAloneFires() {
        CompletableFuture<Reply> reply = post("oco?symbol=BTCUSDT&orders=" + encoded(EXITS));
        TriggerCommand.PlaceOco command = TRADE.engines.next(TriggerCommand.PlaceOco.class);
        assertThat(command.exits()).extracting(TriggerOrder::clientTriggerId).containsExactly("down", "up");
        assertThat(command.exits())
                .extracting(TriggerOrder::type)
                .containsExactly(TriggerType.STOP_MARKET, TriggerType.TAKE_PROFIT);

        TRADE.engines.say(
                Destination.ASSET,
                placed(command.request(), 8_000_001, 0, command.exits().get(0)));
        TRADE.engines.say(
                Destination.ASSET,
                placed(command.request(), 8_000_002, 0, command.exits().get(1)));

        Reply answer = reply.join();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body().size()).isEqualTo(2);
        assertThat(answer.body().get(0).path("algoId").asLong()).isEqualTo(8_000_001);
        assertThat(answer.body().get(1).path("clientAlgoId").asString()).isEqualTo("up");
        assertThat(TRADE.get(trader, "/fapi/v1/algoOrder?clientAlgoId=up")
                        .body()
                        .path("algoId")
                        .asLong())
                .as("a query knows what was answered")
                .isEqualTo(8_000_002);
    }

    @Test
    void placesAnOrderWithItsExits() {
        CompletableFuture<Reply> reply = post("bracket?symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC"
                + "&quantity=0.5&price=62000&newClientOrderId=entry&exits=" + encoded(EXITS));
        TriggerCommand.PlaceBracket command = TRADE.engines.next(TriggerCommand.PlaceBracket.class);
        assertThat(command.entry().clientOrderId()).isEqualTo("entry");
        assertThat(command.exits()).allMatch(TriggerOrder::reduceOnly);

        OrderDetails order = Facts.details(command.entry(), Facts.freshOrderId());
        TRADE.engines.say(Destination.TRADE, Facts.accepted(order), Facts.rested(order));
        assertThat(reply).as("the exits are still to come").isNotDone();
        TRADE.engines.say(
                Destination.ASSET,
                placed(
                        command.request(),
                        8_000_011,
                        order.orderId(),
                        command.exits().get(0)),
                placed(
                        command.request(),
                        8_000_012,
                        order.orderId(),
                        command.exits().get(1)));

        Reply answer = reply.join();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body().path("order").path("orderId").asLong()).isEqualTo(order.orderId());
        assertThat(answer.body().path("order").path("status").asString()).isEqualTo("NEW");
        assertThat(answer.body().path("exits").get(1).path("algoId").asLong()).isEqualTo(8_000_012);
        TRADE.engines.say(Destination.TRADE, Facts.closed(RequestId.NONE, order, CloseReason.CANCELED, 500));
    }

    @Test
    void refusesGroupsThatMakeNoSense() {
        String one = "[{\"side\":\"SELL\",\"type\":\"STOP_MARKET\",\"triggerPrice\":\"60000\",\"quantity\":\"1\"}]";
        for (String wrong : List.of(
                "oco?symbol=BTCUSDT",
                "oco?symbol=NOPE&orders=" + encoded(EXITS),
                "oco?symbol=BTCUSDT&orders=" + encoded(one),
                "oco?symbol=BTCUSDT&orders=" + encoded("[]"),
                "oco?symbol=BTCUSDT&orders=" + encoded("[1,2]"),
                "oco?symbol=BTCUSDT&orders=" + encoded("[null,null]"),
                "oco?symbol=BTCUSDT&orders=" + encoded("{}"),
                "oco?symbol=BTCUSDT&orders=" + encoded(one.replace("STOP_MARKET", "LIMIT")),
                "bracket?symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.5",
                "bracket?symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.5&exits=x",
                "makerProtection?symbol=BTCUSDT",
                "makerProtection?symbol=BTCUSDT&windowMillis=99999999999",
                "makerProtection?symbol=BTCUSDT&windowMillis=1000&quantityMax=-1",
                "makerProtection/reset")) {
            Reply reply = post(wrong).join();
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.code()).as(wrong).isNegative();
        }
        CompletableFuture<Reply> reply = post("oco?symbol=BTCUSDT&orders=" + encoded(EXITS));
        refuse(TRADE.engines.next(TriggerCommand.PlaceOco.class).request(), RejectReason.TRIGGER_INVALID);
        assertThat(reply.join().code()).isEqualTo(-1130);
        assertThat(TRADE.send(reader(), "POST", "/fapi/v1/perpex/oco?symbol=BTCUSDT")
                        .join()
                        .code())
                .isEqualTo(-2015);
    }

    @Test
    void cancelsEverywhere() {
        CompletableFuture<Reply> reply = TRADE.send(trader, "DELETE", "/fapi/v1/perpex/openOrders");
        OrderCommand.CancelEverywhere command = TRADE.engines.next(OrderCommand.CancelEverywhere.class);
        assertThat(command.account()).isEqualTo(account);
        TRADE.engines.say(Destination.TRADE, new BookFact.AllCanceled(command.request(), account, 0, 3));

        assertThat(reply.join().body().path("count").asInt()).isEqualTo(3);
        assertThat(reply.join().code()).isEqualTo(200);
    }

    @Test
    void setsAndResetsTheMakerProtection() {
        CompletableFuture<Reply> set =
                post("makerProtection?symbol=BTCUSDT&windowMillis=1000&quantityMax=2.5&fillsMax=10&frozenMillis=500");
        OrderCommand.SetProtection command = TRADE.engines.next(OrderCommand.SetProtection.class);
        assertThat(command)
                .isEqualTo(new OrderCommand.SetProtection(
                        command.request(), command.deadlineMillis(), account, 1, 1_000, 2_500, 10, 500));
        TRADE.engines.say(
                Destination.TRADE, new GuardFact.ProtectionSet(command.request(), account, 1, 1_000, 2_500, 10, 500));
        assertThat(set.join().code()).isEqualTo(200);

        CompletableFuture<Reply> reset = post("makerProtection/reset?symbol=BTCUSDT");
        RequestId request =
                TRADE.engines.next(OrderCommand.ResetProtection.class).request();
        TRADE.engines.say(Destination.TRADE, new GuardFact.ProtectionReset(request, account, 1));
        assertThat(reset.join().code()).isEqualTo(200);
    }

    private CompletableFuture<Reply> post(String path) {
        return TRADE.send(trader, "POST", "/fapi/v1/perpex/" + path);
    }

    private Identity reader() {
        return RunningTrade.trader(trader.userId(), Permission.READ);
    }

    private void refuse(RequestId request, RejectReason reason) {
        TRADE.engines.say(Destination.TRADE_REJECTED, new BookFact.Rejected(request, 0, account, 1, reason));
    }

    private TriggerFact placed(RequestId request, long id, long entry, TriggerOrder order) {
        return new TriggerFact.Placed(new TriggerDetails(request, id, account, 1, 8_000_000, entry, order));
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }
}
