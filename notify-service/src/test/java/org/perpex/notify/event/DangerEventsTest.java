package org.perpex.notify.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.notify.Fixtures.ALICE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.Endangered;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.market.Markets;
import org.perpex.notify.Fixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DangerEventsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long ENGINE_MILLIS = 1_700_000_000_123L;
    private static final RequestId REQUEST = new RequestId(1, 9);

    private final UserEvents events = new UserEvents(markets(), () -> Instant.ofEpochMilli(1_700_000_000_456L));

    private static Markets markets() {
        Markets markets = new Markets(() -> List.of(Fixtures.BITCOIN));
        markets.refresh();
        return markets;
    }

    private List<JsonNode> told(AccountFact fact) {
        return events.of(ENGINE_MILLIS, fact).stream()
                .map(event -> JSON.readTree(JSON.writeValueAsString(event)))
                .toList();
    }

    @Test
    void tellsAMarginCallWithTheWalletThatStandsBehindIt() {
        Endangered position =
                new Endangered(1, PositionSide.BOTH, MarginMode.CROSS, -500, 618_000, 0, -125_000_000, 300_000_000);

        assertThat(told(new LiquidationFact.MarginCalled(ALICE.value(), 350_000_000, 300_000_000, List.of(position))))
                .containsExactly(JSON.readTree("""
                        {"e":"MARGIN_CALL","E":1700000000456,"cw":"4.75000000","p":[{"s":"BTCUSDT","ps":"BOTH",
                        "pa":"-0.500","mt":"CROSSED","iw":"0.00000000","mp":"61800.00","up":"-1.25000000",
                        "mm":"3.00000000"}]}
                        """));
    }

    @Test
    void tellsWhatAPositionPaidForFunding() {
        assertThat(told(new FundingFact.Paid(
                        ALICE.value(),
                        1,
                        PositionSide.BOTH,
                        1_700_000_000_000L,
                        100_000,
                        618_000,
                        500,
                        -309_000_000,
                        999_691_000_000L,
                        0)))
                .containsExactly(JSON.readTree("""
                        {"e":"ACCOUNT_UPDATE","E":1700000000456,"T":1700000000123,"a":{"m":"FUNDING_FEE",
                        "B":[{"a":"USDT","wb":"9996.91000000","cw":"9996.91000000","bc":"-3.09000000"}],"P":[]}}
                        """));
        assertThat(told(new FundingFact.Settled(REQUEST, 1, 1, 1, 1, 1, 1, 1, 0)))
                .isEmpty();
    }

    @Test
    void tellsWhatTheInsuranceFundPaid() {
        assertThat(told(new LiquidationFact.InsurancePaid(ALICE.value(), 1, Asset.USDT, 600_000_000, 0, 1, 2)))
                .containsExactly(JSON.readTree("""
                        {"e":"ACCOUNT_UPDATE","E":1700000000456,"T":1700000000123,"a":{"m":"INSURANCE_CLEAR",
                        "B":[{"a":"USDT","wb":"0.00000000","cw":"0.00000000","bc":"6.00000000"}],"P":[]}}
                        """));
    }

    @Test
    void tellsADeleveragedPositionLikeAnOrderOfTheExchange() {
        assertThat(told(moved(MoveCause.DELEVERAGE, true))).containsExactly(JSON.readTree("""
                {"e":"ACCOUNT_UPDATE","E":1700000000456,"T":1700000000123,"a":{"m":"ORDER",
                "B":[{"a":"USDT","wb":"10012.50000000","cw":"10012.50000000","bc":"0"}],
                "P":[{"s":"BTCUSDT","pa":"0.000","ep":"0","bep":"0","cr":"12.50000000","up":"0.00000000",
                "mt":"cross","iw":"0","ps":"BOTH"}]}}
                """), JSON.readTree("""
                {"e":"ORDER_TRADE_UPDATE","E":1700000000456,"T":1700000000123,"o":{
                "s":"BTCUSDT","c":"adl_autoclose-4711","S":"SELL","o":"LIMIT","f":"IOC","q":"0.500","p":"61000.00",
                "ap":"61000.00000","sp":"0","x":"CALCULATED","X":"FILLED","i":4711,"l":"0.500","z":"0.500",
                "L":"61000.00","N":"USDT","n":"0.00000000","T":1700000000123,"t":42,"b":"0","a":"0","m":false,
                "R":true,"wt":"CONTRACT_PRICE","ot":"LIMIT","ps":"BOTH","cp":false,"pP":false,"si":0,"ss":0,
                "rp":"12.50000000","V":"NONE","pm":"NONE","gtd":0}}
                """));
    }

    @Test
    void namesATakenPositionAsALiquidationAndASettledOneAsASettlement() {
        assertThat(clientIdOf(moved(MoveCause.TAKE_OVER, false))).isEqualTo("autoclose-4711");
        assertThat(clientIdOf(moved(MoveCause.DELEVERAGE, false))).isEqualTo("autoclose-4711");
        assertThat(clientIdOf(moved(MoveCause.SETTLEMENT, false))).isEqualTo("settlement_autoclose-4711");
    }

    private String clientIdOf(AccountFact.PositionMoved fact) {
        return told(fact).getLast().path("o").path("c").asString("");
    }

    private static AccountFact.PositionMoved moved(MoveCause cause, boolean counterparty) {
        return new AccountFact.PositionMoved(
                REQUEST,
                ALICE.value(),
                1,
                PositionSide.BOTH,
                42,
                cause,
                -500,
                610_000,
                1_250_000_000L,
                0,
                0,
                0,
                1_001_250_000_000L,
                0,
                1_250_000_000L,
                0,
                4_711,
                counterparty);
    }
}
