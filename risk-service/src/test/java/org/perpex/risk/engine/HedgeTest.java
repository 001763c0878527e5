package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.RiskInput;
import org.perpex.common.contract.SettingFact;
import org.perpex.common.contract.TriggerCommand;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;
import org.perpex.common.core.TriggerType;

/** The examples of hedge mode in {@code docs/concepts/margin.md}. */
class HedgeTest {

    private final Floor floor = Floor.with(small(NO_FEES), 100);

    @BeforeEach
    void open() {
        floor.deposit(ALICE, usdt("1000"));
        floor.deposit(BOB, usdt("1000"));
    }

    private static AccountCommand.SetPositionMode mode(PositionMode mode) {
        return new AccountCommand.SetPositionMode(request(), FOREVER, ALICE, 0, mode);
    }

    private HoldingView holding(PositionSide side) {
        return floor.view(ALICE).holdings().stream()
                .filter(holding -> holding.positionSide() == side)
                .findFirst()
                .orElseThrow();
    }

    private void openBoth() {
        floor.run(mode(PositionMode.HEDGE));
        floor.run(limit(BOB, SMALL, Side.SELL, 100, 10));
        floor.run(on(PositionSide.LONG, limit(ALICE, SMALL, Side.BUY, 100, 10)));
        floor.run(limit(BOB, SMALL, Side.BUY, 100, 10));
        floor.run(on(PositionSide.SHORT, limit(ALICE, SMALL, Side.SELL, 100, 10)));
    }

    private RejectReason refusal(RiskInput input) {
        Floor.Said said = floor.run(input).getFirst();
        assertThat(said.destination()).isEqualTo(Destination.TRADE_REJECTED);
        return ((BookFact.Rejected) said.fact()).reason();
    }

    @Test
    void theModeDoesNotChangeWhileATriggerWaits() {
        floor.run(TriggerSample.sellStop(90).place(ALICE, SMALL));
        assertThat(refusal(mode(PositionMode.HEDGE))).isEqualTo(RejectReason.POSITION_MODE_WITH_ORDERS);
        floor.run(new TriggerCommand.CancelAll(request(), FOREVER, ALICE, SMALL));
        floor.run(mode(PositionMode.HEDGE));
        assertThat(floor.view(ALICE).positionMode()).isEqualTo(PositionMode.HEDGE);
    }

    @Test
    @Tag("RISK-080")
    void theModeChangesOnlyWhileNothingRestsOnIt() {
        OrderCommand.Place order = limit(ALICE, SMALL, Side.BUY, 100, 10);
        floor.run(order);
        assertThat(refusal(mode(PositionMode.HEDGE))).isEqualTo(RejectReason.POSITION_MODE_WITH_ORDERS);
        floor.run(limit(BOB, SMALL, Side.SELL, 100, 10));
        assertThat(refusal(mode(PositionMode.HEDGE))).isEqualTo(RejectReason.POSITION_MODE_WITH_POSITION);
        floor.trade(BOB, ALICE, SMALL, 100, 10);

        var hedge = mode(PositionMode.HEDGE);
        Message set = new SettingFact.PositionModeSet(hedge.request(), ALICE, PositionMode.HEDGE);
        assertThat(floor.submit(hedge)).containsExactly(new Floor.Said(Destination.ASSET, set));
        assertThat(floor.submit(hedge)).containsExactly(new Floor.Said(Destination.ASSET, set));
        assertThat(floor.view(ALICE).positionMode()).isEqualTo(PositionMode.HEDGE);
        assertThat(refusal(mode(PositionMode.HEDGE))).isEqualTo(RejectReason.POSITION_MODE_UNCHANGED);

        floor.run(mode(PositionMode.ONE_WAY));
        assertThat(floor.submit(hedge)).as("no longer true").isEmpty();
    }

    @Test
    @Tag("RISK-081")
    void aLongAndAShortStandBesideEachOther() {
        openBoth();
        floor.mark(SMALL, 110);

        MarketView market = floor.market(SMALL);
        assertThat(Margin.unrealizedUnits(market, holding(PositionSide.LONG))).isEqualTo(usdt("100"));
        assertThat(Margin.unrealizedUnits(market, holding(PositionSide.SHORT))).isEqualTo(-usdt("100"));
        assertThat(Margin.positionMarginUnits(market, holding(PositionSide.LONG)))
                .isEqualTo(usdt("55"));
        assertThat(Margin.positionMarginUnits(market, holding(PositionSide.SHORT)))
                .isEqualTo(usdt("55"));
        assertThat(floor.engine().markets().getFirst().longLots()).isEqualTo(10);
        byte[] state = Floor.state(floor.engine());
        floor.restart();
        assertThat(Floor.state(floor.engine())).isEqualTo(state);
    }

    @Test
    @Tag("RISK-082")
    void noOrderTurnsAPositionOver() {
        openBoth();
        floor.mark(SMALL, 110);
        floor.run(limit(BOB, SMALL, Side.BUY, 110, 15));

        List<Floor.Said> said = floor.run(on(PositionSide.LONG, limit(ALICE, SMALL, Side.SELL, 110, 15)));

        assertThat(Floor.placed(said).reduceOnly()).isTrue();
        assertThat(Floor.lastFill(said, ALICE).realizedUnits()).isEqualTo(usdt("100"));
        assertThat(Floor.lastFill(said, ALICE).positionLots()).isZero();
        assertThat(said)
                .extracting(Floor.Said::fact)
                .filteredOn(AccountFact.OrderClosed.class::isInstance)
                .extracting(fact -> ((AccountFact.OrderClosed) fact).reason())
                .contains(CloseReason.REDUCE_ONLY);
        assertThat(holding(PositionSide.SHORT).positionLots()).isEqualTo(-10);
        assertThat(holding(PositionSide.LONG).openOrders()).isZero();
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt("1100"));
    }

    @Test
    void exitsFollowThePositionThatTheyCloseWithoutSayingThatTheyReduce() {
        openBoth();
        floor.run(TriggerSample.oco(
                ALICE,
                SMALL,
                TriggerSample.sellStop(90).lots(10).of(PositionSide.LONG),
                TriggerSample.sellProfit(110).lots(10).of(PositionSide.LONG)));
        floor.run(limit(BOB, SMALL, Side.BUY, 100, 4));

        assertThat(floor.run(on(PositionSide.LONG, limit(ALICE, SMALL, Side.SELL, 100, 4))))
                .extracting(Floor.Said::fact)
                .filteredOn(TriggerFact.Resized.class::isInstance)
                .hasSize(2);
    }

    @Test
    void aBracketIsLeftByWhatClosesItsPosition() {
        floor.run(mode(PositionMode.HEDGE));

        assertThat(refusal(shortLeftBy(PositionSide.LONG))).isEqualTo(RejectReason.TRIGGER_INVALID);
        assertThat(floor.run(shortLeftBy(PositionSide.SHORT)))
                .extracting(Floor.Said::fact)
                .hasAtLeastOneElementOfType(TriggerFact.Placed.class);
    }

    private static TriggerCommand.PlaceBracket shortLeftBy(PositionSide side) {
        return TriggerSample.bracket(
                on(PositionSide.SHORT, limit(ALICE, SMALL, Side.SELL, 102, 10)),
                TriggerSample.of(Side.BUY, TriggerType.STOP_MARKET, 110)
                        .lots(10)
                        .of(side));
    }

    @Test
    @Tag("RISK-083")
    void ordersThatOpenBothPositionsBothCount() {
        floor.run(mode(PositionMode.HEDGE));
        floor.run(on(PositionSide.LONG, limit(ALICE, SMALL, Side.BUY, 90, 10)));
        floor.run(on(PositionSide.SHORT, limit(ALICE, SMALL, Side.SELL, 110, 10)));

        MarketView market = floor.market(SMALL);
        assertThat(Margin.orderMarginUnits(market, holding(PositionSide.LONG))).isEqualTo(usdt("45"));
        assertThat(Margin.orderMarginUnits(market, holding(PositionSide.SHORT))).isEqualTo(usdt("55"));
        floor.run(new OrderCommand.SetLeverage(request(), FOREVER, ALICE, SMALL, 10));
        assertThat(holding(PositionSide.LONG).leverage()).isEqualTo(10);
        assertThat(holding(PositionSide.SHORT).leverage()).isEqualTo(10);
    }

    @Test
    @Tag("RISK-084")
    void anOrderNamesAPositionOfItsMode() {
        assertThat(refusal(on(PositionSide.LONG, limit(ALICE, SMALL, Side.BUY, 100, 1))))
                .isEqualTo(RejectReason.POSITION_SIDE_MISMATCH);
        floor.run(mode(PositionMode.HEDGE));
        assertThat(refusal(limit(ALICE, SMALL, Side.BUY, 100, 1))).isEqualTo(RejectReason.POSITION_SIDE_MISMATCH);
        assertThat(refusal(reduceOnly(on(PositionSide.LONG, limit(ALICE, SMALL, Side.BUY, 100, 1)))))
                .isEqualTo(RejectReason.POSITION_SIDE_MISMATCH);
        assertThat(Floor.placed(floor.run(on(PositionSide.SHORT, limit(ALICE, SMALL, Side.BUY, 100, 1))))
                        .reduceOnly())
                .as("what closes only reduces")
                .isTrue();
    }
}
