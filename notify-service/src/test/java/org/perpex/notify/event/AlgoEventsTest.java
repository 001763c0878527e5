package org.perpex.notify.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.notify.Fixtures.ALICE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerEnd;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;
import org.perpex.common.spring.market.Markets;
import org.perpex.notify.Fixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlgoEventsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TriggerDetails STOP = new TriggerDetails(
            new RequestId(1, 2),
            4_711,
            ALICE.value(),
            1,
            0,
            0,
            new TriggerOrder(
                    Side.SELL,
                    PositionSide.BOTH,
                    TriggerType.STOP_MARKET,
                    WorkingPrice.MARK,
                    600_005,
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

    private final UserEvents events = new UserEvents(markets(), () -> Instant.ofEpochMilli(1_700_000_000_456L));

    private static Markets markets() {
        Markets markets = new Markets(() -> List.of(Fixtures.BITCOIN));
        markets.refresh();
        return markets;
    }

    private List<JsonNode> told(TriggerFact fact) {
        return events.of(1_700_000_000_123L, fact).stream()
                .map(event -> JSON.readTree(JSON.writeValueAsString(event)))
                .toList();
    }

    private String status(TriggerFact fact) {
        return told(fact).getFirst().path("o").path("X").asString("");
    }

    @Test
    void tellsThatATriggerWaits() {
        assertThat(told(new TriggerFact.Placed(STOP))).containsExactly(JSON.readTree("""
                {"e":"ALGO_UPDATE","E":1700000000456,"T":1700000000123,"o":{"caid":"mine","aid":4711,
                "at":"CONDITIONAL","o":"STOP_MARKET","s":"BTCUSDT","S":"SELL","ps":"BOTH","f":"GTC","q":"0.500",
                "X":"NEW","ai":"","ap":"0","aq":"0","act":"","tp":"60000.50","p":"0.00","V":"EXPIRE_MAKER",
                "wt":"MARK_PRICE","pm":"NONE","cp":false,"pP":false,"R":true,"tt":0,"gtd":0,"rm":""}}
                """));
    }

    @Test
    void tellsWhichOrderItBecame() {
        JsonNode fired =
                told(new TriggerFact.Fired(STOP, 99, 600_000)).getFirst().path("o");

        assertThat(fired.path("X").asString("")).isEqualTo("TRIGGERING");
        assertThat(fired.path("ai").asString("")).isEqualTo("99");
        assertThat(fired.path("act").asString("")).isEqualTo("MARKET");
        assertThat(fired.path("tt").asLong()).isEqualTo(1_700_000_000_123L);
    }

    @Test
    void tellsARefusalOnceAndWithItsReason() {
        JsonNode refused = told(new TriggerFact.Refused(STOP, 600_000, RejectReason.MARGIN_INSUFFICIENT))
                .getFirst()
                .path("o");

        assertThat(refused.path("X").asString("")).isEqualTo("REJECTED");
        assertThat(refused.path("rm").asString("")).isEqualTo("MARGIN_INSUFFICIENT");
        assertThat(told(new TriggerFact.Ended(STOP, RequestId.NONE, TriggerEnd.REFUSED)))
                .isEmpty();
    }

    @Test
    void tellsSizesAndEnds() {
        assertThat(told(new TriggerFact.Resized(STOP, 200))
                        .getFirst()
                        .path("o")
                        .path("q")
                        .asString(""))
                .isEqualTo("0.200");
        assertThat(status(new TriggerFact.Ended(STOP, RequestId.NONE, TriggerEnd.FIRED)))
                .isEqualTo("TRIGGERED");
        assertThat(status(new TriggerFact.Ended(STOP, RequestId.NONE, TriggerEnd.SIBLING)))
                .isEqualTo("CANCELED");
        assertThat(status(new TriggerFact.Ended(STOP, RequestId.NONE, TriggerEnd.POSITION_GONE)))
                .isEqualTo("EXPIRED");
    }
}
