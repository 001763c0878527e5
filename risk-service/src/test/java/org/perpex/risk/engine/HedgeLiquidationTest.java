package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.contract.AccountCommand;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/** Both positions of hedge mode in danger, in {@code docs/concepts/liquidation.md}. Leverage 50. */
class HedgeLiquidationTest {

    private final Floor floor = Floor.with(small(NO_FEES), 100);

    @BeforeEach
    void open() {
        floor.deposit(BOB, usdt("100000"));
    }

    private void hold(String wallet, MarginMode mode, long longLots, long shortLots) {
        floor.deposit(ALICE, usdt(wallet));
        floor.run(new AccountCommand.SetPositionMode(request(), FOREVER, ALICE, 0, PositionMode.HEDGE));
        if (mode == MarginMode.ISOLATED) {
            floor.run(new AccountCommand.SetMarginMode(request(), FOREVER, ALICE, SMALL, mode));
        }
        floor.run(new OrderCommand.SetLeverage(request(), FOREVER, ALICE, SMALL, 50));
        floor.run(limit(BOB, SMALL, Side.SELL, 100, longLots));
        floor.run(on(PositionSide.LONG, limit(ALICE, SMALL, Side.BUY, 100, longLots)));
        floor.run(limit(BOB, SMALL, Side.BUY, 100, shortLots));
        floor.run(on(PositionSide.SHORT, limit(ALICE, SMALL, Side.SELL, 100, shortLots)));
    }

    private <F> List<F> said(Class<F> kind) {
        return floor.said.stream()
                .map(Floor.Said::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<OrderDetails> orders() {
        return said(BookCommand.Place.class).stream()
                .map(BookCommand.Place::order)
                .filter(order -> order.origin() == OrderOrigin.LIQUIDATION)
                .toList();
    }

    @ParameterizedTest
    @Tag("LIQ-100")
    @CsvSource({"43.3, 0", "43.29999999, 2"})
    void bothPositionsGoToTheBook(String wallet, int orders) {
        hold(wallet, MarginMode.CROSS, 10, 4);

        floor.mark(SMALL, 95);

        assertThat(orders()).hasSize(orders);
        if (orders > 0) {
            OrderDetails first = orders().getFirst();
            OrderDetails second = orders().getLast();
            assertThat(first.positionSide()).isEqualTo(PositionSide.LONG);
            assertThat(first.side()).isEqualTo(Side.SELL);
            assertThat(first.sizeLots()).isEqualTo(10);
            assertThat(first.priceTicks()).isEqualTo(95);
            assertThat(second.positionSide()).isEqualTo(PositionSide.SHORT);
            assertThat(second.side()).isEqualTo(Side.BUY);
            assertThat(second.sizeLots()).isEqualTo(4);
            assertThat(second.priceTicks()).isEqualTo(95);
        }
    }

    @Test
    @Tag("LIQ-101")
    void theFundTakesBothAndNetsThem() {
        hold("38", MarginMode.CROSS, 10, 4);

        floor.mark(SMALL, 95);

        assertThat(said(LiquidationFact.StageEntered.class))
                .extracting(LiquidationFact.StageEntered::stage)
                .containsExactly(LiquidationStage.BACKSTOP, LiquidationStage.BACKSTOP);
        assertThat(floor.holding(Insurance.ACCOUNT, SMALL).positionLots()).isEqualTo(6);
        assertThat(floor.wallet(ALICE)).isZero();
        assertThat(floor.engine().totals().assets().getFirst().insuranceUnits()).isEqualTo(usdt("8"));
    }

    @Test
    @Tag("LIQ-102")
    void anIsolatedLongFallsAloneAndItsShortStays() {
        hold("100", MarginMode.ISOLATED, 10, 4);

        floor.mark(SMALL, 98);

        assertThat(said(LiquidationFact.StageEntered.class)).singleElement().satisfies(entered -> {
            assertThat(entered.positionSide()).isEqualTo(PositionSide.LONG);
            assertThat(entered.equityUnits()).isZero();
            assertThat(entered.maintenanceUnits()).isEqualTo(usdt("9.8"));
        });
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt("80"));
        assertThat(floor.view(ALICE).holdings())
                .extracting(HoldingView::positionLots)
                .contains(0L, -4L);
    }

    @Test
    @Tag("LIQ-103")
    void theOtherSideIsClosedAgainstWhereNobodyElseIsLeft() {
        floor.run(new MarketCommand.ListMarket(btc(NO_FEES)));
        floor.mark(BTC, 600_000);
        hold("4000", MarginMode.CROSS, 10, 10);
        floor.run(on(PositionSide.LONG, limit(ALICE, BTC, Side.BUY, 600_000, 500)));
        floor.run(limit(BOB, BTC, Side.SELL, 600_000, 500));
        floor.run(new MarketCommand.SettleMarket(request(), BTC, 500_000));
        assertThat(floor.wallet(ALICE)).isEqualTo(-usdt("1000"));

        floor.mark(SMALL, 100);

        assertThat(said(BookCommand.Deleverage.class).getFirst().counterparties())
                .containsExactly(new Counterparty(ALICE, PositionSide.SHORT, 10));
        assertThat(said(AccountFact.PositionMoved.class).stream().filter(each -> each.market() == SMALL))
                .extracting(AccountFact.PositionMoved::account)
                .containsExactly(ALICE, ALICE);
        assertThat(floor.market(SMALL).longLots()).isZero();
        assertThat(floor.wallet(ALICE)).isEqualTo(-usdt("1000"));
        assertThat(said(LiquidationFact.Released.class)).isEmpty();
    }
}
