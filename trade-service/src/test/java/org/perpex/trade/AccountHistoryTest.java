package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.trade.SharedTrade.TRADE;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.spring.identity.Identity;
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

    private int post(String path) {
        return TRADE.send(trader, "POST", "/fapi/v1/" + path).join().code();
    }
}
