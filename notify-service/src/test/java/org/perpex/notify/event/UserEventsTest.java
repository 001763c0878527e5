package org.perpex.notify.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.notify.Fixtures.ALICE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.OrderTerms;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;
import org.perpex.common.spring.market.Markets;
import org.perpex.notify.Fixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UserEventsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long ENGINE_MILLIS = 1_700_000_000_123L;
    private static final long NOW_MILLIS = 1_700_000_000_456L;

    private final UserEvents events = new UserEvents(markets(), () -> Instant.ofEpochMilli(NOW_MILLIS));

    private static Markets markets() {
        Markets markets = new Markets(() -> List.of(Fixtures.BITCOIN));
        markets.refresh();
        return markets;
    }

    @Test
    void tellsThatAnOrderWasAccepted() {
        assertThat(told(new AccountFact.OrderOpened(Fixtures.order(ALICE)))).containsExactly(JSON.readTree("""
                {"e":"ORDER_TRADE_UPDATE","E":1700000000456,"T":1700000000123,"o":{
                "s":"BTCUSDT","c":"mine-1","S":"BUY","o":"LIMIT","f":"GTC","q":"0.500","p":"61800.20","ap":"0",
                "sp":"0","x":"NEW","X":"NEW","i":4711,"l":"0.000","z":"0.000","L":"0.00","N":"USDT",
                "n":"0.00000000","T":1700000000123,"t":0,"b":"0","a":"0","m":false,"R":false,
                "wt":"CONTRACT_PRICE","ot":"LIMIT","ps":"BOTH","cp":false,"pP":false,"si":0,"ss":0,
                "rp":"0.00000000","V":"EXPIRE_MAKER","pm":"NONE","gtd":0}}
                """));
    }

    @Test
    void tellsAFillInFewWordsThenTheAccountAndThenTheOrder() {
        assertThat(told(Fixtures.filled(Fixtures.order(ALICE), 200)))
                .containsExactly(JSON.readTree("""
                {"e":"TRADE_LITE","E":1700000000456,"T":1700000000123,"s":"BTCUSDT","q":"0.500","p":"61800.20",
                "m":false,"c":"mine-1","S":"BUY","L":"61800.20","l":"0.200","t":42,"i":4711}
                """), JSON.readTree("""
                {"e":"ACCOUNT_UPDATE","E":1700000000456,"T":1700000000123,"a":{"m":"ORDER",
                "B":[{"a":"USDT","wb":"10000.00000000","cw":"10000.00000000","bc":"0"}],
                "P":[{"s":"BTCUSDT","pa":"0.200","ep":"61800.00000","bep":"61831.51739","cr":"-0.12345678",
                "up":"0.04000000","mt":"cross","iw":"0",
                "ps":"BOTH"}]}}
                """), JSON.readTree("""
                {"e":"ORDER_TRADE_UPDATE","E":1700000000456,"T":1700000000123,"o":{
                "s":"BTCUSDT","c":"mine-1","S":"BUY","o":"LIMIT","f":"GTC","q":"0.500","p":"61800.20",
                "ap":"61800.20000","sp":"0","x":"TRADE","X":"PARTIALLY_FILLED","i":4711,"l":"0.200","z":"0.200",
                "L":"61800.20","N":"USDT","n":"6.18002000","T":1700000000123,"t":42,"b":"0","a":"0","m":false,
                "R":false,"wt":"CONTRACT_PRICE","ot":"LIMIT","ps":"BOTH","cp":false,"pP":false,"si":0,"ss":0,
                "rp":"-0.12345678","V":"EXPIRE_MAKER","pm":"NONE","gtd":0}}
                """));
    }

    @Test
    void tellsTheLastFillOfAMarketOrderAndAShortPositionWithItsSign() {
        OrderDetails order = Fixtures.order(ALICE, Side.SELL, OrderType.MARKET, TimeInForce.IOC);

        List<JsonNode> told = told(Fixtures.filled(order, 500));

        JsonNode update = told.get(2).path("o");
        assertThat(update.path("X").asString("")).isEqualTo("FILLED");
        assertThat(update.path("o").asString("")).isEqualTo("MARKET");
        assertThat(update.path("f").asString("")).isEqualTo("GTC");
        assertThat(update.path("p").asString("")).isEqualTo("0");
        JsonNode position = told.get(1).path("a").path("P").get(0);
        assertThat(position.path("pa").asString("")).isEqualTo("-0.500");
        assertThat(position.path("ep").asString("")).isEqualTo("61800.00000");
        assertThat(position.path("bep").asString("")).isEqualTo("61787.39304");
        assertThat(position.path("up").asString("")).isEqualTo("-0.10000000");
    }

    @Test
    void tellsAnAmendmentWithTheOrderAsItIsNow() {
        OrderDetails order = Fixtures.order(ALICE).withPriceAndSize(618_100, 700);

        List<JsonNode> told = told(new AccountFact.OrderAmended(order, new RequestId(1, 9), 618_002, 500, 200, 5_000));

        JsonNode update = told.getFirst().path("o");
        assertThat(update.path("x").asString("")).isEqualTo("AMENDMENT");
        assertThat(update.path("X").asString("")).isEqualTo("PARTIALLY_FILLED");
        assertThat(update.path("q").asString("")).isEqualTo("0.700");
        assertThat(update.path("p").asString("")).isEqualTo("61810.00");
        assertThat(update.path("z").asString("")).isEqualTo("0.200");
        assertThat(update.path("l").asString("")).isEqualTo("0.000");
    }

    @Test
    void tellsWhereAnOrderTookItsPriceFrom() {
        OrderDetails plain = Fixtures.order(ALICE);
        OrderDetails matched = new OrderDetails(
                plain.request(),
                plain.orderId(),
                plain.account(),
                plain.market(),
                plain.side(),
                plain.positionSide(),
                plain.type(),
                plain.timeInForce(),
                617_990,
                plain.sizeLots(),
                plain.reduceOnly(),
                plain.selfTradePrevention(),
                plain.goodTillMillis(),
                plain.route(),
                plain.clientOrderId(),
                new OrderTerms(0, PriceMatch.QUEUE, false, false, false),
                0,
                OrderOrigin.CLIENT,
                0);

        JsonNode update = told(new AccountFact.OrderOpened(matched)).getFirst().path("o");

        assertThat(update.path("pm").asString("")).isEqualTo("QUEUE");
        assertThat(update.path("p").asString("")).isEqualTo("61799.00");
    }

    @Test
    void tellsWhatAClosedPositionEarnedAndNoPriceToBreakEvenAt() {
        JsonNode closed = position(Fixtures.filled(Fixtures.order(ALICE), 500), 0, 0);
        assertThat(closed.path("pa").asString("")).isEqualTo("0.000");
        assertThat(closed.path("ep").asString("")).isEqualTo("0");
        assertThat(closed.path("bep").asString("")).isEqualTo("0");
        assertThat(closed.path("cr").asString("")).isEqualTo("-0.12345678");

        JsonNode paidFor = position(Fixtures.filled(Fixtures.order(ALICE), 500), 500, -100_000_000);
        assertThat(paidFor.path("bep").asString("")).isEqualTo("0");
    }

    /** The position that a fill shows, were it of these lots and this break-even value. */
    private JsonNode position(AccountFact.OrderFilled fill, long lots, long breakEvenValueUnits) {
        return account(fill, lots, breakEvenValueUnits, 0).path("P").get(0);
    }

    private JsonNode account(AccountFact.OrderFilled fill, long lots, long breakEvenValueUnits, long isolatedUnits) {
        return told(new AccountFact.OrderFilled(
                        fill.order(),
                        fill.tradeNumber(),
                        fill.maker(),
                        fill.fillPriceTicks(),
                        fill.fillLots(),
                        fill.filledLots(),
                        fill.quoteUnits(),
                        fill.feeUnits(),
                        fill.realizedUnits(),
                        lots,
                        lots == 0 ? 0 : fill.entryValueUnits(),
                        fill.walletUnits(),
                        fill.source(),
                        fill.venuePriceTicks(),
                        fill.positionRealizedUnits(),
                        breakEvenValueUnits,
                        0,
                        isolatedUnits))
                .get(1)
                .path("a");
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED, CANCELED, CANCELED",
        "LIQUIDATION, CANCELED, CANCELED",
        "COUNTDOWN, CANCELED, CANCELED",
        "MARKET_PHASE, CANCELED, CANCELED",
        "IMMEDIATE_REMAINDER, EXPIRED, EXPIRED",
        "FILL_OR_KILL, EXPIRED, EXPIRED",
        "GOOD_TILL_DATE, EXPIRED, EXPIRED",
        "REDUCE_ONLY, EXPIRED, EXPIRED",
        "SELF_TRADE, EXPIRED, EXPIRED_IN_MATCH",
    })
    void tellsHowAnOrderEnded(CloseReason reason, String execution, String status) {
        assertThat(told(Fixtures.closed(Fixtures.order(ALICE), reason, 200)))
                .containsExactly(JSON.readTree("""
                {"e":"ORDER_TRADE_UPDATE","E":1700000000456,"T":1700000000123,"o":{
                "s":"BTCUSDT","c":"mine-1","S":"BUY","o":"LIMIT","f":"GTC","q":"0.500","p":"61800.20",
                "ap":"61800.20000","sp":"0","x":"%s","X":"%s","i":4711,"l":"0.000","z":"0.200",
                "L":"0.00","N":"USDT","n":"0.00000000","T":1700000000123,"t":0,"b":"0","a":"0","m":false,
                "R":false,"wt":"CONTRACT_PRICE","ot":"LIMIT","ps":"BOTH","cp":false,"pP":false,"si":0,"ss":0,
                "rp":"0.00000000","V":"EXPIRE_MAKER","pm":"NONE","gtd":0}}
                """.formatted(execution, status)));
    }

    @Test
    void saysNothingOfAClosingThatItsLastFillHasTold() {
        assertThat(told(Fixtures.closed(Fixtures.order(ALICE), CloseReason.FILLED, 500)))
                .isEmpty();
    }

    @Test
    void tellsTheLeverage() {
        assertThat(told(new AccountFact.LeverageChanged(RequestId.NONE, ALICE.value(), 1, 20, 5)))
                .containsExactly(JSON.readTree("""
                        {"e":"ACCOUNT_CONFIG_UPDATE","E":1700000000456,"T":1700000000123,
                        "ac":{"s":"BTCUSDT","l":20}}
                        """));
    }

    @Test
    void tellsMoneyThatCameAndWentAndNothingOfARefusedTransfer() {
        assertThat(told(transfer(TransferDirection.IN, true))).containsExactly(JSON.readTree("""
                {"e":"ACCOUNT_UPDATE","E":1700000000456,"T":1700000000123,"a":{"m":"DEPOSIT",
                "B":[{"a":"USDT","wb":"75.00000000","cw":"75.00000000","bc":"25.00000000"}],"P":[]}}
                """));
        JsonNode out = told(transfer(TransferDirection.OUT, true)).getFirst().path("a");
        assertThat(out.path("m").asString("")).isEqualTo("WITHDRAW");
        assertThat(out.path("B").get(0).path("bc").asString("")).isEqualTo("-25.00000000");
        assertThat(told(transfer(TransferDirection.IN, false))).isEmpty();
    }

    @Test
    void tellsTheMarginOfAnIsolatedPositionAndWhatIsLeftForTheOthers() {
        JsonNode changes = account(Fixtures.filled(Fixtures.order(ALICE), 500), 500, 0, 1_545_000_000_00L);

        assertThat(changes.path("P").get(0).path("mt").asString("")).isEqualTo("isolated");
        assertThat(changes.path("P").get(0).path("iw").asString("")).isEqualTo("1545.00000000");
        assertThat(changes.path("B").get(0).path("wb").asString("")).isEqualTo("10000.00000000");
        assertThat(changes.path("B").get(0).path("cw").asString("")).isEqualTo("8455.00000000");
    }

    @Test
    void tellsTheMarginModeOfAMarket() {
        assertThat(told(new SettingFact.MarginModeSet(RequestId.NONE, ALICE.value(), 1, MarginMode.ISOLATED)))
                .containsExactly(JSON.readTree("""
                        {"e":"ACCOUNT_UPDATE","E":1700000000456,"T":1700000000123,"a":{"m":"MARGIN_TYPE_CHANGE","B":[],
                        "P":[{"s":"BTCUSDT","pa":"0.000","ep":"0","bep":"0","cr":"0.00000000","up":"0.00000000",
                        "mt":"isolated","iw":"0","ps":"BOTH"}]}}
                        """));
        JsonNode back = told(new SettingFact.MarginModeSet(RequestId.NONE, ALICE.value(), 1, MarginMode.CROSS))
                .getFirst();
        assertThat(back.path("a").path("P").get(0).path("mt").asString("")).isEqualTo("cross");
    }

    @Test
    void tellsMarginThatWentToAPosition() {
        SettingFact moved = new SettingFact.IsolatedMarginMoved(
                RequestId.NONE, ALICE.value(), 1, PositionSide.BOTH, 500_000_000L, 2_000_000_000L, 7_500_000_000L);
        assertThat(told(moved)).containsExactly(JSON.readTree("""
                {"e":"ACCOUNT_UPDATE","E":1700000000456,"T":1700000000123,"a":{"m":"MARGIN_TRANSFER",
                "B":[{"a":"USDT","wb":"75.00000000","cw":"55.00000000","bc":"0"}],"P":[]}}
                """));
    }

    @Test
    void tellsWhetherAllAssetsAreCollateral() {
        assertThat(told(new SettingFact.MultiAssetModeSet(RequestId.NONE, ALICE.value(), true)))
                .containsExactly(JSON.readTree("""
                        {"e":"ACCOUNT_CONFIG_UPDATE","E":1700000000456,"T":1700000000123,"ai":{"j":true}}
                        """));
    }

    @Test
    void saysNothingOfSettingsThatTheDialectHasNoEventFor() {
        assertThat(told(new SettingFact.PositionModeSet(RequestId.NONE, ALICE.value(), PositionMode.HEDGE)))
                .isEmpty();
        assertThat(told(new SettingFact.AutoAddMarginSet(RequestId.NONE, ALICE.value(), 1, true)))
                .isEmpty();
    }

    private static AccountFact.TransferApplied transfer(TransferDirection direction, boolean accepted) {
        return new AccountFact.TransferApplied(
                new TransferId(1, 2), ALICE.value(), Asset.USDT, direction, 2_500_000_000L, accepted, 7_500_000_000L);
    }

    private List<JsonNode> told(AccountFact fact) {
        return events.of(ENGINE_MILLIS, fact).stream()
                .map(event -> JSON.readTree(JSON.writeValueAsString(event)))
                .toList();
    }
}
