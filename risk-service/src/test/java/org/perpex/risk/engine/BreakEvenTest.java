package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;

/** What a position realised and where it breaks even, through the engine: section Break-even of the concept page. */
class BreakEvenTest {

    private static final MarketSpec.Fees TAKER_PAYS_MAKER_GETS = new MarketSpec.Fees(-200, 400, 0);

    private Floor floor = floor(btc(TAKER_PAYS_MAKER_GETS), 600_000);

    private static Floor floor(MarketSpec market, long markTicks) {
        Floor floor = Floor.with(market, markTicks);
        floor.deposit(ALICE, usdt("1000000"));
        floor.deposit(BOB, usdt("1000000"));
        return floor;
    }

    @BeforeEach
    void buysHalfABitcoin() {
        take(BTC, Side.BUY, 600_000, 500);
    }

    /** Lets Alice take what Bob offers, and returns the fact of her side. */
    private AccountFact.OrderFilled take(int market, Side side, long priceTicks, long lots) {
        floor.run(limit(BOB, market, side.opposite(), priceTicks, lots));
        return Floor.lastFill(floor.run(limit(ALICE, market, side, priceTicks, lots)), ALICE);
    }

    private void assertResult(AccountFact.OrderFilled fill, String realized, String breakEvenValue) {
        assertThat(fill.positionRealizedUnits()).isEqualTo(usdt(realized));
        assertThat(fill.breakEvenValueUnits()).isEqualTo(usdt(breakEvenValue));
        HoldingView holding = floor.holding(ALICE, fill.order().market());
        assertThat(holding.realizedUnits()).isEqualTo(usdt(realized));
        assertThat(holding.breakEvenValueUnits()).isEqualTo(usdt(breakEvenValue));
    }

    @Test
    @Tag("RISK-060")
    void theFeeOfAPurchaseIsAddedToWhatItCost() {
        assertResult(Floor.lastFill(floor.said, ALICE), "0", "30012");
    }

    @Test
    @Tag("RISK-061")
    void theFeeOfAShortSaleIsTakenFromWhatItBrought() {
        floor = floor(btc(TAKER_PAYS_MAKER_GETS), 600_000);

        assertResult(take(BTC, Side.SELL, 600_000, 500), "0", "-29988");
    }

    @Test
    @Tag("RISK-062")
    @Tag("RISK-063")
    void whatWasRealisedPaysForTheRest() {
        assertResult(take(BTC, Side.SELL, 610_000, 200), "200", "17816.88");

        AccountFact.OrderFilled last = take(BTC, Side.SELL, 593_896, 300);

        assertThat(last.positionLots()).isZero();
        assertResult(last, "16.88", "0");
    }

    @Test
    void theNextPositionBeginsAtNothingAndBearsItsOwnFeesAlone() {
        take(BTC, Side.SELL, 610_000, 500);

        assertResult(take(BTC, Side.BUY, 600_000, 500), "0", "30012");
    }

    @Test
    @Tag("RISK-064")
    void aFillThatTurnsAPositionOverLeavesTheNewOneItsPartOfTheFee() {
        AccountFact.OrderFilled turned = take(BTC, Side.SELL, 600_000, 800);

        assertThat(turned.positionLots()).isEqualTo(-300);
        assertResult(turned, "0", "-17992.8");
    }

    @Test
    void whatAFillRealisedThatTurnedAPositionOverIsNotTheNewOnes() {
        AccountFact.OrderFilled turned = take(BTC, Side.SELL, 610_000, 800);

        assertThat(turned.realizedUnits()).isEqualTo(usdt("500"));
        assertThat(turned.positionRealizedUnits()).isZero();
    }

    @Test
    @Tag("RISK-065")
    void aRebateMakesAPositionCheaper() {
        take(BTC, Side.SELL, 600_000, 500);
        floor.run(limit(ALICE, BTC, Side.BUY, 600_000, 500));
        var facts = floor.run(limit(BOB, BTC, Side.SELL, 600_000, 500));

        assertResult(Floor.lastFill(facts, ALICE), "0", "29994");
    }

    @Test
    @Tag("RISK-066")
    void aLongThatHasEarnedItsPriceHasANegativeBreakEvenValue() {
        floor = floor(small(NO_FEES), 100);
        take(SMALL, Side.BUY, 100, 2);

        assertResult(take(SMALL, Side.SELL, 250, 1), "150", "-50");
    }

    @Test
    @Tag("RISK-067")
    void withoutFeesAPositionBreaksEvenAtItsEntryValue() {
        floor = floor(btc(NO_FEES), 1_001);
        take(BTC, Side.BUY, 1_001, 1);

        assertResult(take(BTC, Side.BUY, 1_002, 2), "0", "0.3005");
        AccountFact.OrderFilled counterpart = Floor.lastFill(floor.said, BOB);
        assertThat(counterpart.breakEvenValueUnits()).isEqualTo(-usdt("0.3005"));
    }
}
