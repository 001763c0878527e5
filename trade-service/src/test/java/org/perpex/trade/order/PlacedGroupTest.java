package org.perpex.trade.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.TriggerDetails;
import org.perpex.common.contract.TriggerOrder;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

class PlacedGroupTest {

    private static final RequestId REQUEST = new RequestId(1, 2);

    private final PendingRequests pending = new PendingRequests();

    @Test
    void endsWhenAllTriggersAreTold() {
        CompletableFuture<Outcome> group = pending.expectGroup(REQUEST, 2);

        pending.tell(REQUEST, placed(7));
        pending.tell(REQUEST, new Outcome.AllCanceled(1));
        pending.tell(new RequestId(1, 3), placed(8));
        assertThat(group).isNotDone();
        pending.tell(REQUEST, placed(9));

        assertThat(group).isCompletedWithValue(new Outcome.Group(List.of(placed(7), placed(9))));
        assertThat(pending.count()).isZero();
    }

    @Test
    void endsWithARefusalWhateverWasToldBefore() {
        CompletableFuture<Outcome> group = pending.expectGroup(REQUEST, 3);

        pending.tell(REQUEST, placed(7));
        pending.tell(REQUEST, new Outcome.Refused(RejectReason.MARGIN_INSUFFICIENT));

        assertThat(group).isCompletedWithValue(new Outcome.Refused(RejectReason.MARGIN_INSUFFICIENT));
    }

    private static Outcome placed(long id) {
        TriggerOrder order = new TriggerOrder(
                Side.SELL,
                PositionSide.BOTH,
                TriggerType.STOP_MARKET,
                WorkingPrice.MARK,
                600_000,
                0,
                0,
                0,
                5,
                TimeInForce.GTC,
                true,
                false,
                false,
                SelfTradePrevention.EXPIRE_TAKER,
                0,
                0,
                PriceMatch.NONE,
                "stop-" + id);
        return new Outcome.TriggerPlaced(new TriggerDetails(REQUEST, id, 1, 1, 7, 0, order), 5);
    }
}
