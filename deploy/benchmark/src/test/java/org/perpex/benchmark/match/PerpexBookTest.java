package org.perpex.benchmark.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.testkit.workload.WorkloadCommand;
import org.perpex.common.testkit.workload.WorkloadScript;
import org.perpex.match.engine.MatchEngine;

/** What is measured is the engine of the service, with everything on that its figures claim. */
class PerpexBookTest {

    private final PerpexBook book = new PerpexBook();

    @Test
    void measuresTheEngineOfTheService() {
        assertThat(book.engine()).isExactlyInstanceOf(MatchEngine.class);
        assertThat(book.engine()
                        .getClass()
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains("match-service");
    }

    @Test
    void preventsSelfTradesOfEveryOrder() {
        book.set(0, order(1, true, 2, 100_000));
        book.apply(0);
        OrderDetails own = PerpexBook.place(order(2, false, 2, 100_000), TimeInForce.GTC, 5)
                .order();
        assertThat(own.selfTradePrevention()).isEqualTo(SelfTradePrevention.EXPIRE_TAKER);
        assertThat(said(new BookCommand.Place(own))).noneMatch(BookFact.Traded.class::isInstance);
    }

    @Test
    void refusesWhatIsOffTheBand() {
        assertThat(reason(PerpexBook.place(order(1, true, 2, 110_001), TimeInForce.GTC, 5)))
                .isEqualTo(RejectReason.PRICE_OFF_BAND);
        assertThat(reason(PerpexBook.place(order(2, false, 1, 89_999), TimeInForce.GTC, 5)))
                .isEqualTo(RejectReason.PRICE_OFF_BAND);
    }

    @Test
    void clampsToThePositionsThatTheTradesMake() {
        book.set(0, order(1, true, 2, 100_000));
        book.apply(0);
        book.set(0, order(2, false, 1, 100_000));
        book.apply(0);
        MatchEngine engine = (MatchEngine) book.engine();
        assertThat(engine.positionLots(1, AccountId.of(2, 0).value())).isEqualTo(5);
        assertThat(engine.positionLots(1, AccountId.of(1, 0).value())).isEqualTo(-5);
        OrderDetails more =
                PerpexBook.place(order(3, true, 2, 99_000), TimeInForce.GTC, 5).order();
        assertThat(more.positionSide()).isEqualTo(PositionSide.BOTH);
        assertThat(reason(new BookCommand.Place(reduceOnly(more)))).isEqualTo(RejectReason.REDUCE_ONLY_REJECTED);
    }

    /** What is left is the growth of an empty engine to its size: an object for each fact was more than 100 bytes. */
    @Test
    void makesNoObjectsForItsFacts() {
        Pass pass = new Pass(WorkloadScript.generate(2, 11, 1_000, 200_000), Contestants.PERPEX.make());
        pass.runForCost();
        assertThat(pass.bytesPerCommand()).isLessThan(16);
    }

    private static WorkloadCommand order(long id, boolean buy, int uid, long price) {
        return new WorkloadCommand(WorkloadCommand.Type.GTC, buy, uid, id, price, 5, 0);
    }

    private static OrderDetails reduceOnly(OrderDetails order) {
        return new OrderDetails(
                order.request(),
                order.orderId(),
                order.account(),
                order.market(),
                order.side(),
                order.positionSide(),
                order.type(),
                order.timeInForce(),
                order.priceTicks(),
                order.sizeLots(),
                true,
                order.selfTradePrevention(),
                order.goodTillMillis(),
                order.route(),
                order.clientOrderId());
    }

    private RejectReason reason(BookCommand command) {
        return ((BookFact.Rejected) said(command).getFirst()).reason();
    }

    private List<Message> said(BookCommand command) {
        List<Message> said = new ArrayList<>();
        book.engine().apply(PerpexBook.TIME_MILLIS, command, (_, fact) -> said.add(fact));
        return said;
    }
}
