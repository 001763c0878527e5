package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.TriggerFact;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.TriggerEnd;

/** What liquidation leaves alone, and what ends with it, in {@code docs/concepts/liquidation.md}. */
class LeftOutTest {

    private final Floor floor = Floor.with(small(NO_FEES), 100);

    @BeforeEach
    void open() {
        floor.deposit(ALICE, usdt("56"));
        floor.deposit(BOB, usdt("100000"));
        floor.run(new MarketCommand.ListMarket(btc(NO_FEES)));
        floor.mark(BTC, 600_000);
    }

    private void isolate(int market) {
        floor.run(new AccountCommand.SetMarginMode(request(), FOREVER, ALICE, market, MarginMode.ISOLATED));
    }

    private <F> List<F> said(Class<F> kind) {
        return floor.said.stream()
                .map(Floor.Said::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Nothing of Alice's was touched at a price that brings others to the backstop; her lots can still be sold. */
    private void assertLeftAlone() {
        assertThat(said(LiquidationFact.class)).isEmpty();
        assertThat(floor.holding(ALICE, SMALL).positionLots()).isEqualTo(10);
        floor.trade(BOB, ALICE, SMALL, 94, 1);
        assertThat(floor.holding(ALICE, SMALL).positionLots()).isEqualTo(9);
    }

    @Test
    @Tag("LIQ-070")
    void anIsolatedPositionIsLeftAloneUntilItIsClosed() {
        isolate(SMALL);
        floor.trade(ALICE, BOB, SMALL, 100, 10);
        floor.mark(SMALL, 94);
        assertLeftAlone();
    }

    @Test
    @Tag("LIQ-071")
    void whatAnIsolatedPositionLostBeyondAllIsPaidOnceItIsClosed() {
        floor.deposit(Insurance.ACCOUNT, usdt("100"));
        isolate(SMALL);
        floor.trade(ALICE, BOB, SMALL, 100, 10);
        floor.mark(SMALL, 94);
        floor.trade(BOB, ALICE, SMALL, 94, 9);
        floor.mark(SMALL, 92);
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt("2"));
        assertThat(said(LiquidationFact.Frozen.class)).isEmpty();
        floor.trade(BOB, ALICE, SMALL, 92, 1);
        assertThat(floor.wallet(ALICE)).isEqualTo(-usdt("6"));
        floor.mark(SMALL, 92);

        assertThat(floor.wallet(ALICE)).isZero();
        assertThat(said(LiquidationFact.Released.class)).hasSize(1);
        assertThat(said(LiquidationFact.InsurancePaid.class))
                .contains(new LiquidationFact.InsurancePaid(ALICE, BTC, Asset.USDT, usdt("6"), 0, 0, usdt("94")));
    }

    @Test
    @Tag("LIQ-072")
    void crossPositionsDoNotStandOnTheMarginOfIsolatedOnes() {
        floor.deposit(ALICE, usdt("600"));
        isolate(BTC);
        floor.trade(ALICE, BOB, BTC, 600_000, 200);
        floor.trade(ALICE, BOB, SMALL, 100, 10);
        floor.mark(SMALL, 95);

        assertThat(said(LiquidationFact.Frozen.class)).singleElement().satisfies(frozen -> {
            assertThat(frozen.equityUnits()).isEqualTo(usdt("6"));
            assertThat(frozen.maintenanceUnits()).isEqualTo(usdt("9.5"));
        });
        assertThat(said(AccountFact.PositionMoved.class))
                .extracting(AccountFact.PositionMoved::priceTicks)
                .containsExactly(95L, 95L);
        assertThat(said(LiquidationFact.InsurancePaid.class))
                .containsExactly(new LiquidationFact.InsurancePaid(
                        ALICE, SMALL, Asset.USDT, -usdt("6"), usdt("600"), usdt("6"), 0));
        assertThat(said(LiquidationFact.Released.class)).hasSize(1);
        HoldingView isolated = floor.view(ALICE).holdings().stream()
                .filter(each -> each.market() == BTC)
                .findFirst()
                .orElseThrow();
        assertThat(isolated.positionLots()).isEqualTo(200);
        assertThat(isolated.isolatedUnits()).isEqualTo(usdt("600"));
        floor.mark(SMALL, 96);
        assertThat(said(LiquidationFact.Frozen.class))
                .as("left alone after that")
                .hasSize(1);
    }

    @Test
    @Tag("LIQ-073")
    void anAccountWhoseAssetsAreAllCollateralIsLeftAlone() {
        floor.run(new AccountCommand.SetMultiAssetMode(request(), FOREVER, ALICE, 0, true));
        floor.trade(ALICE, BOB, SMALL, 100, 10);
        floor.mark(SMALL, 94);
        assertLeftAlone();
    }

    @Test
    @Tag("LIQ-074")
    void triggersEndWhenTheirAccountIsFrozen() {
        floor.trade(ALICE, BOB, SMALL, 100, 10);
        floor.run(TriggerSample.sellStop(90).place(ALICE, SMALL));
        floor.run(TriggerSample.sellProfit(120).place(ALICE, SMALL));
        floor.mark(SMALL, 94);

        assertThat(said(TriggerFact.Ended.class))
                .extracting(TriggerFact.Ended::reason)
                .containsExactly(TriggerEnd.LIQUIDATION, TriggerEnd.LIQUIDATION);
        assertThat(said(BookCommand.Place.class)).noneMatch(each -> each.order().origin() == OrderOrigin.TRIGGER);
    }
}
