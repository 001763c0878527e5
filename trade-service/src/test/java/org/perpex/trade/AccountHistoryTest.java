package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.perpex.trade.SharedTrade.TRADE;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.trade.RunningTrade.Placed;
import org.perpex.trade.RunningTrade.Reply;
import org.perpex.trade.order.CommandDesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened to an account beside its own orders, and the rules that this exchange does not have. */
@ExtendWith(SharedTrade.class)
class AccountHistoryTest {

    private static final String MARGIN = "/fapi/v1/positionMargin/history?symbol=BTCUSDT";
    private static final String FORCED = "/fapi/v1/forceOrders?";

    private final Identity trader = RunningTrade.freshTrader();
    private final long account = AccountId.of(trader.userId(), 0).value();

    @Test
    void listsTheMarginThatWentToPositionsAndCameBack() {
        long added = moved(CommandDesk.freshRequest(), 1_250_000_000L);
        long byTheEngine = moved(RequestId.NONE, 300_000_000L);
        moved(CommandDesk.freshRequest(), -50_000_000L);

        JsonNode rows = TRADE.get(trader, MARGIN).body();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).isEqualTo(new JsonMapper().readTree("""
                {"symbol":"BTCUSDT","type":1,"deltaType":"USER_ADJUST","amount":"12.50000000","asset":"USDT",
                "time":%d,"positionSide":"SHORT"}
                """.formatted(added)));
        assertThat(rows.get(1).path("deltaType").asString("")).isEqualTo("TRADE");
        assertThat(rows.get(2).path("type").asInt()).isEqualTo(2);
        assertThat(rows.get(2).path("amount").asString("")).isEqualTo("-0.50000000");

        assertThat(TRADE.get(trader, MARGIN + "&type=1").body()).containsExactly(rows.get(0), rows.get(1));
        assertThat(TRADE.get(trader, MARGIN + "&type=2").body()).containsExactly(rows.get(2));
        assertThat(TRADE.get(trader, MARGIN + "&limit=2").body()).containsExactly(rows.get(1), rows.get(2));
        assertThat(TRADE.get(trader, MARGIN + "&limit=1&startTime=" + byTheEngine)
                        .body())
                .containsExactly(rows.get(1));
        assertThat(TRADE.get(trader, MARGIN + "&endTime=" + added).body()).containsExactly(rows.get(0));
        assertThat(TRADE.get(RunningTrade.freshTrader(), MARGIN).body()).isEmpty();
        assertThat(TRADE.get(trader, MARGIN + "&type=3").code()).isEqualTo(-1130);
        assertThat(TRADE.get(trader, "/fapi/v1/positionMargin/history").code()).isEqualTo(-1102);
    }

    private long moved(RequestId request, long deltaUnits) {
        return TRADE.engines.say(
                Destination.ASSET,
                new SettingFact.IsolatedMarginMoved(request, account, 1, PositionSide.SHORT, deltaUnits, 0, 0));
    }

    @Test
    void listsAChangeOfMarginThatItsAnswerHasShown() {
        CompletableFuture<Reply> reply =
                TRADE.send(trader, "POST", "/fapi/v1/positionMargin?symbol=BTCUSDT&amount=5&type=1");
        AccountCommand.MoveIsolatedMargin command = TRADE.engines.next(AccountCommand.MoveIsolatedMargin.class);
        moved(command.request(), 500_000_000L);
        assertThat(reply.join().code()).isEqualTo(200);

        assertThat(TRADE.get(trader, MARGIN).body()).hasSize(1);
    }

    @Test
    void listsTheOrdersThatClosedAPositionInDangerAndNoOthers() {
        TRADE.rest(trader, "side=BUY&quantity=0.5&price=61800.2");
        OrderDetails forced = forced();
        long at = TRADE.engines.say(
                Destination.TRADE,
                Facts.accepted(forced),
                Facts.closed(RequestId.NONE, forced, CloseReason.IMMEDIATE_REMAINDER, 500));

        JsonNode rows = TRADE.get(trader, FORCED).body();
        assertThat(rows).containsExactly(new JsonMapper().readTree("""
                {"orderId":%d,"symbol":"BTCUSDT","status":"EXPIRED","clientOrderId":"autoclose-1","price":"61000.00",
                "avgPrice":"0.00","origQty":"0.500","executedQty":"0.000","cumQty":"0.000","cumQuote":"0.00000000",
                "timeInForce":"IOC","type":"LIMIT","origType":"LIMIT","reduceOnly":true,"closePosition":false,
                "side":"SELL","positionSide":"BOTH","stopPrice":"0","workingType":"CONTRACT_PRICE",
                "priceProtect":false,"priceMatch":"NONE","selfTradePreventionMode":"NONE","goodTillDate":0,
                "time":%d,"updateTime":%d,"pair":"BTCUSDT","cumBase":"0.000"}
                """.formatted(forced.orderId(), at, at)));
        assertThat(TRADE.get(trader, FORCED + "symbol=BTCUSDT&autoCloseType=LIQUIDATION")
                        .body())
                .isEqualTo(rows);
        assertThat(TRADE.get(trader, FORCED + "autoCloseType=ADL").body()).isEmpty();
        assertThat(TRADE.get(trader, FORCED + "startTime=" + (at + 1)).body()).isEmpty();
        assertThat(TRADE.get(RunningTrade.freshTrader(), FORCED).body()).isEmpty();
        assertThat(TRADE.get(trader, FORCED + "autoCloseType=OTHER").code()).isEqualTo(-1130);
        assertThat(TRADE.get(trader, FORCED + "limit=101").code()).isEqualTo(-1130);
        TRADE.restart(() -> {});
        assertThat(TRADE.get(trader, FORCED).body()).as("from the read model").isEqualTo(rows);
    }

    @Test
    void listsWhatStandsForAPositionThatWasDeleveraged() {
        long orderId = Facts.freshOrderId();
        long at = TRADE.engines.say(
                Destination.ASSET,
                new AccountFact.PositionMoved(
                        RequestId.NONE,
                        account,
                        1,
                        PositionSide.BOTH,
                        7_000_000,
                        MoveCause.DELEVERAGE,
                        -500,
                        610_000,
                        1_250_000_000L,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        orderId,
                        true));

        await().untilAsserted(() -> assertThat(TRADE.get(trader, FORCED).body()).hasSize(1));
        JsonNode forced = TRADE.get(trader, FORCED).body().get(0);
        assertThat(forced.path("clientOrderId").asString("")).isEqualTo("adl_autoclose-" + orderId);
        assertThat(forced.path("status").asString("")).isEqualTo("FILLED");
        assertThat(forced.path("side").asString("")).isEqualTo("SELL");
        assertThat(forced.path("executedQty").asString("")).isEqualTo("0.500");
        assertThat(forced.path("avgPrice").asString("")).startsWith("61000.00");
        assertThat(forced.path("time").asLong()).isEqualTo(at);
        assertThat(TRADE.get(trader, FORCED + "autoCloseType=ADL").body()).containsExactly(forced);
        assertThat(TRADE.get(trader, FORCED + "autoCloseType=LIQUIDATION").body())
                .isEmpty();
        assertThat(TRADE.get(trader, "/fapi/v1/allOrders?symbol=BTCUSDT").body())
                .hasSize(1);

        JsonNode fill =
                TRADE.get(trader, "/fapi/v1/userTrades?symbol=BTCUSDT").body().get(0);
        assertThat(fill.path("orderId").asLong()).isEqualTo(orderId);
        assertThat(fill.path("realizedPnl").asString("")).isEqualTo("12.50000000");
        assertThat(fill.path("commission").asString("")).isEqualTo("0.00000000");
    }

    private OrderDetails forced() {
        return new OrderDetails(
                CommandDesk.freshRequest(),
                Facts.freshOrderId(),
                account,
                1,
                Side.SELL,
                PositionSide.BOTH,
                OrderType.LIMIT,
                TimeInForce.IOC,
                610_000,
                500,
                true,
                SelfTradePrevention.NONE,
                0,
                Route.BOOK,
                "autoclose-1",
                OrderTerms.PLAIN,
                0,
                OrderOrigin.LIQUIDATION,
                0);
    }

    @Test
    void saysHowNearPositionsAreToBeingDeleveraged() {
        String path = "/fapi/v1/adlQuantile";
        rank(PositionSide.LONG, 2);
        rank(PositionSide.SHORT, 5);
        rank(PositionSide.LONG, 3);
        awaitRanks(path, "[{\"symbol\":\"BTCUSDT\",\"adlQuantile\":{\"LONG\":2,\"SHORT\":4}}]");
        awaitRanks(path + "?symbol=BTCUSDT", "[{\"symbol\":\"BTCUSDT\",\"adlQuantile\":{\"LONG\":2,\"SHORT\":4}}]");

        TRADE.engines.say(
                Destination.ASSET,
                new AccountFact.PositionMoved(
                        RequestId.NONE,
                        account,
                        1,
                        PositionSide.SHORT,
                        0,
                        MoveCause.DELEVERAGE,
                        5,
                        618_000,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        Facts.freshOrderId(),
                        true));
        awaitRanks(path, "[{\"symbol\":\"BTCUSDT\",\"adlQuantile\":{\"LONG\":2,\"SHORT\":0}}]");
        assertThat(TRADE.get(RunningTrade.freshTrader(), path).body()).isEmpty();
        assertThat(TRADE.get(trader, path + "?symbol=NOUSDT").code()).isEqualTo(-1121);
    }

    @Test
    void saysNothingOfThePlaceOfAClosedPosition() {
        Placed placed = TRADE.rest(trader, "side=BUY&quantity=0.5&price=61800.2");
        BookFact.Traded trade = TRADE.take(placed.order(), 200);
        rank(PositionSide.BOTH, 1);
        awaitRanks(
                "/fapi/v1/adlQuantile",
                "[{\"symbol\":\"BTCUSDT\",\"adlQuantile\":{\"BOTH\":0,\"LONG\":0,\"SHORT\":0}}]");

        TRADE.engines.say(Destination.ASSET, Facts.filled(placed.order(), trade, 5, 0));
        awaitRanks("/fapi/v1/adlQuantile", "[]");
    }

    private void rank(PositionSide side, int quantile) {
        TRADE.engines.say(Destination.ASSET, new LiquidationFact.DeleverageRanked(account, 1, side, quantile));
    }

    private void awaitRanks(String path, String ranks) {
        await().untilAsserted(() ->
                assertThat(TRADE.get(trader, path).body().toString()).isEqualTo(ranks));
    }

    @Test
    void knowsNoAssetThatPaysFeesAndNoLockOfAnAccount() {
        assertThat(TRADE.get(trader, "/fapi/v1/feeBurn").body().toString()).isEqualTo("{\"feeBurn\":false}");
        assertThat(post("feeBurn?feeBurn=false")).isEqualTo(200);
        assertThat(post("feeBurn?feeBurn=true")).isEqualTo(-1020);
        assertThat(post("feeBurn")).isEqualTo(-1102);

        for (String path : List.of("/fapi/v1/apiTradingStatus", "/fapi/v1/apiTradingStatus?symbol=BTCUSDT")) {
            JsonNode status = TRADE.get(trader, path).body();
            assertThat(status.path("indicators").isObject()).isTrue();
            assertThat(status.path("indicators")).isEmpty();
            assertThat(status.path("updateTime").asLong()).isPositive();
        }
        assertThat(TRADE.get(trader, "/fapi/v1/apiTradingStatus?symbol=NOUSDT").code())
                .isEqualTo(-1121);
    }

    @Test
    void saysHowManyOrdersTheCallerMayPlace() {
        assertThat(TRADE.get(trader, "/fapi/v1/rateLimit/order").body()).isEqualTo(new JsonMapper().readTree("""
                [{"rateLimitType":"ORDERS","interval":"SECOND","intervalNum":10,"limit":300},
                {"rateLimitType":"ORDERS","interval":"MINUTE","intervalNum":1,"limit":1200}]
                """));
        Identity maker = Identity.user(trader.userId(), 0, Set.of(Role.MARKET_MAKER), Set.of(Permission.READ), "key:m");
        assertThat(TRADE.get(maker, "/fapi/v1/rateLimit/order")
                        .body()
                        .get(0)
                        .path("limit")
                        .asInt())
                .isEqualTo(10_000);
    }

    private int post(String path) {
        return TRADE.send(trader, "POST", "/fapi/v1/" + path).join().code();
    }
}
