package org.perpex.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.trade.SharedTrade.TRADE;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.core.RejectReason;
import org.perpex.common.spring.identity.Identity;
import org.perpex.trade.RunningTrade.Placed;
import org.perpex.trade.RunningTrade.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a trader finds out about his orders, fills and settings, and what nobody else does. */
@ExtendWith(SharedTrade.class)
class QueryTest {

    private static final String RESTING = "side=BUY&quantity=0.5&price=61800.2";

    @Test
    void findsAnOrderByEitherNameAndShowsItToNobodyElse() {
        Identity trader = RunningTrade.freshTrader();
        Identity stranger = RunningTrade.freshTrader();
        Placed placed = TRADE.rest(trader, RESTING + "&newClientOrderId=found-1");
        String byId = "symbol=BTCUSDT&orderId=" + placed.order().orderId();
        String byName = "symbol=BTCUSDT&origClientOrderId=found-1";
        TRADE.take(placed.order(), 200);

        JsonNode found = TRADE.get(trader, "/fapi/v1/order?" + byId).body();
        assertThat(found.path("status").asString("")).isEqualTo("PARTIALLY_FILLED");
        assertThat(found.path("executedQty").asString("")).isEqualTo("0.200");
        assertThat(found.path("cumQuote").asString("")).isEqualTo("12360.04000000");
        assertThat(TRADE.get(trader, "/fapi/v1/order?" + byName).body()).isEqualTo(found);
        assertThat(TRADE.get(trader, "/fapi/v1/openOrder?" + byName).body()).isEqualTo(found);
        assertThat(TRADE.get(trader, "/fapi/v1/openOrders?symbol=BTCUSDT").body())
                .containsExactly(found);
        assertThat(TRADE.get(trader, "/fapi/v1/openOrders").body()).containsExactly(found);

        for (String query : List.of(byId, byName)) {
            assertThat(TRADE.get(stranger, "/fapi/v1/order?" + query).code()).isEqualTo(-2013);
            assertThat(TRADE.get(stranger, "/fapi/v1/openOrder?" + query).code())
                    .isEqualTo(-2013);
        }
        assertThat(TRADE.get(stranger, "/fapi/v1/openOrders").body()).isEmpty();
        assertThat(TRADE.get(stranger, "/fapi/v1/allOrders?symbol=BTCUSDT").body())
                .isEmpty();
        assertThat(TRADE.get(trader, "/fapi/v1/order?symbol=BTCUSDT").code()).isEqualTo(-1102);

        TRADE.take(placed.order(), 300);
        assertThat(TRADE.get(trader, "/fapi/v1/order?" + byId).text("executedQty"))
                .isEqualTo("0.500");
    }

    @Test
    void listsOrdersPageByPage() {
        Identity trader = RunningTrade.freshTrader();
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            placed.add(TRADE.rest(trader, RESTING));
        }
        long first = placed.get(0).order().orderId();
        long second = placed.get(1).order().orderId();
        long third = placed.get(2).order().orderId();
        long secondAt = placed.get(1).reply().join().body().path("time").asLong();

        assertThat(ids(trader, "")).containsExactly(first, second, third);
        assertThat(ids(trader, "&limit=2")).containsExactly(second, third);
        assertThat(ids(trader, "&limit=2&orderId=" + first)).containsExactly(first, second);
        assertThat(ids(trader, "&orderId=" + (second + 1))).containsExactly(third);
        assertThat(ids(trader, "&startTime=" + secondAt)).containsExactly(second, third);
        assertThat(ids(trader, "&startTime=" + secondAt + "&endTime=" + secondAt))
                .containsExactly(second);
        assertThat(ids(trader, "&limit=1&startTime=" + secondAt))
                .as("from a start on the oldest come first")
                .containsExactly(second);
        assertThat(TRADE.get(trader, "/fapi/v1/allOrders?symbol=BTCUSDT&startTime=2&endTime=1")
                        .code())
                .isEqualTo(-1023);
        assertThat(TRADE.get(trader, "/fapi/v1/allOrders?symbol=BTCUSDT&limit=1001")
                        .code())
                .isEqualTo(-1130);
        assertThat(TRADE.get(trader, "/fapi/v1/allOrders?symbol=NOUSDT").code()).isEqualTo(-1121);
    }

    private static List<Long> ids(Identity trader, String query) {
        JsonNode rows =
                TRADE.get(trader, "/fapi/v1/allOrders?symbol=BTCUSDT" + query).body();
        return rows.valueStream().map(row -> row.path("orderId").asLong()).toList();
    }

    @Test
    void listsFillsWithFeeAndProfit() {
        Identity trader = RunningTrade.freshTrader();
        Placed placed = TRADE.rest(trader, RESTING);
        BookFact.Traded first = TRADE.take(placed.order(), 200);
        BookFact.Traded second = TRADE.take(placed.order(), 100);
        long at = TRADE.engines.say(Destination.ASSET, Facts.filled(placed.order(), first, 247_200_800L, 0));
        TRADE.engines.say(Destination.ASSET, Facts.filled(placed.order(), second, -12_360_040L, 1_234_567_890L));
        String all = "/fapi/v1/userTrades?symbol=BTCUSDT";

        JsonNode rows = TRADE.get(trader, all).body();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isEqualTo(new JsonMapper().readTree("""
                        {"buyer":true,"commission":"2.47200800","commissionAsset":"USDT","id":%d,"maker":true,
                        "orderId":%d,"price":"61800.20","qty":"0.200","quoteQty":"12360.04000000","baseQty":"0.200",
                        "marginAsset":"USDT","realizedPnl":"0.00000000","side":"BUY","positionSide":"BOTH",
                        "symbol":"BTCUSDT","pair":"BTCUSDT","time":%d}
                        """.formatted(
                                first.tradeNumber(), placed.order().orderId(), at)));
        assertThat(rows.get(1).path("commission").asString("")).isEqualTo("-0.12360040");
        assertThat(rows.get(1).path("realizedPnl").asString("")).isEqualTo("12.34567890");
        assertThat(TRADE.get(trader, all + "&fromId=" + second.tradeNumber()).body())
                .containsExactly(rows.get(1));
        assertThat(TRADE.get(trader, all + "&limit=1").body()).containsExactly(rows.get(1));
        assertThat(TRADE.get(trader, all + "&limit=1&startTime=" + at).body()).containsExactly(rows.get(0));
        assertThat(TRADE.get(trader, all + "&orderId=" + placed.order().orderId())
                        .body())
                .hasSize(2);
        assertThat(TRADE.get(trader, all + "&orderId=5").body()).isEmpty();
        assertThat(TRADE.get(trader, all + "&startTime=" + (at + 1)).body()).containsExactly(rows.get(1));
        assertThat(TRADE.get(RunningTrade.freshTrader(), all).body()).isEmpty();
    }

    @Test
    void listsAFillThatAnOrderHasShownOrNothingAtAll() {
        Identity trader = RunningTrade.freshTrader();
        Placed placed = TRADE.rest(trader, RESTING);
        BookFact.Traded trade = TRADE.take(placed.order(), 200);
        String order = "/fapi/v1/order?symbol=BTCUSDT&orderId=" + placed.order().orderId();
        String all = "/fapi/v1/userTrades?symbol=BTCUSDT";
        assertThat(TRADE.get(trader, order).text("executedQty")).isEqualTo("0.200");

        Reply whileMissing = TRADE.get(trader, all);
        CompletableFuture<Reply> asked = TRADE.send(trader, "GET", all);
        TRADE.engines.say(Destination.ASSET, Facts.filled(placed.order(), trade, 247_200_800L, 0));

        assertThat(whileMissing.status()).isEqualTo(503);
        assertThat(whileMissing.code()).isEqualTo(-1001);
        assertThat(asked.join().body()).hasSize(1);
        assertThat(asked.join().body().get(0).path("id").asLong()).isEqualTo(trade.tradeNumber());
    }

    @Test
    void setsTheLeverageOrSaysWhyNot() {
        Identity trader = RunningTrade.freshTrader();
        CompletableFuture<Reply> set = TRADE.send(trader, "POST", "/fapi/v1/leverage?symbol=BTCUSDT&leverage=20");
        OrderCommand.SetLeverage command = TRADE.engines.next(OrderCommand.SetLeverage.class);
        TRADE.engines.say(
                Destination.ASSET,
                new AccountFact.LeverageChanged(
                        command.request(), command.account(), 1, command.leverage(), 100_000_000_000_000L));
        assertThat(set.join().body().toString())
                .isEqualTo("{\"leverage\":20,\"maxNotionalValue\":\"1000000\",\"symbol\":\"BTCUSDT\"}");

        CompletableFuture<Reply> refused = TRADE.send(trader, "POST", "/fapi/v1/leverage?symbol=BTCUSDT&leverage=125");
        OrderCommand.SetLeverage second = TRADE.engines.next(OrderCommand.SetLeverage.class);
        TRADE.engines.say(
                Destination.TRADE_REJECTED,
                new BookFact.Rejected(second.request(), 0, second.account(), 1, RejectReason.POSITION_MAX_AT_LEVERAGE));
        assertThat(refused.join().code()).isEqualTo(-2027);

        assertThat(TRADE.send(trader, "POST", "/fapi/v1/leverage?symbol=BTCUSDT&leverage=126")
                        .join()
                        .text("msg"))
                .isEqualTo("Leverage 126 is not valid.");
    }
}
