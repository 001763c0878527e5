package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;

/** What fills do to positions, wallets and fees: the examples of {@code docs/concepts/margin.md}. */
class PositionTest {

    private static Floor btcFloor(long markTicks) {
        Floor floor = Floor.with(btc(NO_FEES), markTicks);
        floor.deposit(ALICE, usdt("1000000"));
        floor.deposit(BOB, usdt("1000000"));
        return floor;
    }

    private static Floor smallFloor(long markTicks) {
        Floor floor = Floor.with(small(NO_FEES), markTicks);
        floor.deposit(ALICE, usdt("1000000"));
        floor.deposit(BOB, usdt("1000000"));
        return floor;
    }

    @Test
    @Tag("RISK-001")
    void f18EntryPricesAverage() {
        Floor floor = btcFloor(100_000);
        floor.trade(ALICE, BOB, BTC, 100_000, 10_000);
        floor.trade(ALICE, BOB, BTC, 120_000, 10_000);
        floor.mark(BTC, 120_000);

        assertThat(floor.holding(ALICE, BTC).entryValueUnits()).isEqualTo(usdt("220000"));
        assertThat(Margin.unrealizedUnits(floor.market(BTC), floor.holding(ALICE, BTC)))
                .isEqualTo(usdt("20000"));
        assertThat(Margin.unrealizedUnits(floor.market(BTC), floor.holding(BOB, BTC)))
                .isEqualTo(-usdt("20000"));
    }

    @Test
    @Tag("RISK-002")
    void f18AFlipRealisesAllAndOpensTheRestAtItsOwnPrice() {
        Floor floor = smallFloor(100);
        floor.trade(ALICE, BOB, SMALL, 100, 1);
        floor.mark(SMALL, 120);
        floor.trade(BOB, ALICE, SMALL, 120, 2);

        assertThat(floor.wallet(ALICE)).isEqualTo(usdt("1000020"));
        assertThat(floor.holding(ALICE, SMALL).positionLots()).isEqualTo(-1);
        assertThat(Margin.unrealizedUnits(floor.market(SMALL), floor.holding(ALICE, SMALL)))
                .isZero();
        floor.mark(SMALL, 60);
        assertThat(Margin.unrealizedUnits(floor.market(SMALL), floor.holding(ALICE, SMALL)))
                .isEqualTo(usdt("60"));
        assertThat(floor.wallet(ALICE)).isEqualTo(usdt("1000020"));
    }

    @Test
    @Tag("RISK-003")
    void f18ALossIsUnrealisedUntilTheLotsAreClosed() {
        Floor floor = smallFloor(90);
        floor.trade(ALICE, BOB, SMALL, 100, 1);
        floor.trade(ALICE, BOB, SMALL, 90, 1);

        assertThat(floor.holding(ALICE, SMALL).entryValueUnits()).isEqualTo(usdt("190"));
        assertThat(Margin.unrealizedUnits(floor.market(SMALL), floor.holding(ALICE, SMALL)))
                .isEqualTo(-usdt("10"));
        floor.mark(SMALL, 60);
        assertThat(Margin.unrealizedUnits(floor.market(SMALL), floor.holding(ALICE, SMALL)))
                .isEqualTo(-usdt("70"));
    }

    @Test
    @Tag("RISK-004")
    @Tag("RISK-005")
    void aPartialCloseRoundsProfitDownAndKeepsTheRemainderInTheEntryValue() {
        Floor floor = btcFloor(1_001);
        floor.trade(ALICE, BOB, BTC, 1_001, 1);
        floor.trade(ALICE, BOB, BTC, 1_002, 2);
        floor.run(limit(BOB, BTC, Side.BUY, 1_001, 1));
        var facts = floor.run(limit(ALICE, BTC, Side.SELL, 1_001, 1));

        assertThat(Floor.lastFill(facts, ALICE).realizedUnits()).isEqualTo(-6_667);
        assertThat(Floor.lastFill(facts, ALICE).entryValueUnits()).isEqualTo(20_033_333);
        assertThat(Floor.lastFill(facts, BOB).realizedUnits()).isEqualTo(6_666);
        assertThat(Floor.lastFill(facts, BOB).entryValueUnits()).isEqualTo(-20_033_334);
        assertThat(floor.market(BTC).clearingUnits()).isEqualTo(1);
    }

    @Test
    @Tag("RISK-007")
    @Tag("RISK-008")
    @Tag("RISK-009")
    void feesAreRoundedUpAndRebatesDown() {
        assertThat(takerFee(new MarketSpec.Fees(0, 400, 0))).isEqualTo(4_004);
        assertThat(takerFee(new MarketSpec.Fees(0, 333, 0))).isEqualTo(3_334);
        Floor floor = Floor.with(btc(new MarketSpec.Fees(-333, 400, 0)), 1_001);
        floor.deposit(ALICE, usdt("10"));
        floor.deposit(BOB, usdt("10"));
        floor.trade(ALICE, BOB, BTC, 1_001, 1);

        assertThat(Floor.lastFill(floor.said, BOB).feeUnits()).isEqualTo(-3_333);
        assertThat(floor.wallet(BOB)).isEqualTo(usdt("10") + 3_333);
        assertThat(floor.engine().totals().assets().getFirst().feeIncomeUnits()).isEqualTo(4_004 - 3_333);
    }

    private static long takerFee(MarketSpec.Fees fees) {
        Floor floor = Floor.with(btc(fees), 1_001);
        floor.deposit(ALICE, usdt("10"));
        floor.deposit(BOB, usdt("10"));
        floor.trade(ALICE, BOB, BTC, 1_001, 1);
        return Floor.lastFill(floor.said, ALICE).feeUnits();
    }
}
