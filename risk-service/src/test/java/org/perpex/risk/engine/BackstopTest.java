package org.perpex.risk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.perpex.risk.engine.Fixtures.*;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.FundingCommand;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;

/** The examples of {@code docs/concepts/liquidation.md} on the insurance fund, and on what happens without one. */
class BackstopTest {

    private final Floor floor = Floor.with(small(NO_FEES), 100);
    private int saidBefore;

    /** Alice is long 10 at 100 with a wallet of 56; then the price falls. */
    private void fall(String fund, long markTicks) {
        floor.deposit(ALICE, usdt("56"));
        floor.deposit(BOB, usdt("1000"));
        floor.deposit(CAROL, usdt("100"));
        if (usdt(fund) > 0) {
            floor.deposit(Insurance.ACCOUNT, usdt(fund));
        }
        floor.trade(ALICE, BOB, SMALL, 100, 4);
        floor.trade(ALICE, CAROL, SMALL, 100, 6);
        saidBefore = floor.said.size();
        floor.mark(SMALL, markTicks);
    }

    private <F> List<F> said(Class<F> kind) {
        return floor.said.subList(saidBefore, floor.said.size()).stream()
                .map(Floor.Said::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private long fundUnits() {
        return floor.engine().totals().assets().getFirst().insuranceUnits();
    }

    private LiquidationStage stage() {
        return said(LiquidationFact.StageEntered.class).getFirst().stage();
    }

    @Test
    @Tag("LIQ-050")
    void theBackstopTakesThePositionAndWhatIsLeftOfTheMargin() {
        fall("0", 95);

        assertThat(said(AccountFact.PositionMoved.class))
                .extracting(AccountFact.PositionMoved::priceTicks)
                .containsExactly(95L, 95L);
        assertThat(floor.wallet(ALICE)).isZero();
        assertThat(fundUnits()).isEqualTo(usdt("6"));
        assertThat(said(LiquidationFact.InsurancePaid.class))
                .containsExactly(
                        new LiquidationFact.InsurancePaid(ALICE, SMALL, Asset.USDT, -usdt("6"), 0, usdt("6"), 0));
        assertThat(floor.holding(Insurance.ACCOUNT, SMALL).entryValueUnits()).isEqualTo(usdt("950"));
    }

    @Test
    @Tag("LIQ-051")
    void aFundThatCanPayTakesAPositionThatIsUnderWater() {
        fall("4", 94);

        assertThat(stage()).isEqualTo(LiquidationStage.BACKSTOP);
        assertThat(fundUnits()).isEqualTo(usdt("10"));
        assertThat(floor.wallet(ALICE)).isZero();
        assertThat(floor.holding(Insurance.ACCOUNT, SMALL).positionLots()).isEqualTo(10);
    }

    /** Bob and Carol have the same profit; Carol's leverage is the higher one. */
    @Test
    @Tag("LIQ-052")
    void aFundThatLacksOneUnitDoesNot() {
        fall("3.99999999", 94);

        assertThat(stage()).isEqualTo(LiquidationStage.DELEVERAGE);
        assertThat(said(AccountFact.PositionMoved.class))
                .extracting(AccountFact.PositionMoved::account)
                .containsExactly(ALICE, CAROL, ALICE, BOB);
        assertThat(said(AccountFact.PositionMoved.class)).allSatisfy(moved -> {
            assertThat(moved.cause()).isEqualTo(MoveCause.DELEVERAGE);
            assertThat(moved.priceTicks()).isEqualTo(95);
        });
        assertThat(said(LiquidationFact.DeleverageWarned.class))
                .containsExactly(
                        new LiquidationFact.DeleverageWarned(CAROL, SMALL, PositionSide.BOTH, 3),
                        new LiquidationFact.DeleverageWarned(BOB, SMALL, PositionSide.BOTH, 1));
        assertThat(said(LiquidationFact.DeleverageRanked.class)).hasSize(2);
        assertThat(floor.wallet(CAROL)).isEqualTo(usdt("130"));
        assertThat(floor.wallet(BOB)).isEqualTo(usdt("1020"));
        assertThat(fundUnits()).isEqualTo(usdt("9.99999999"));
        assertThat(floor.market(SMALL).longLots()).isZero();
    }

    @Test
    @Tag("LIQ-063")
    void fundingTellsWhoseQuantileChanged() {
        fall("0", 99);

        floor.run(new FundingCommand.Pay(request(), SMALL, 1_000, 0, 99));
        floor.restart();
        floor.run(new FundingCommand.Pay(request(), SMALL, 2_000, 0, 99));
        floor.trade(CAROL, ALICE, SMALL, 99, 4);
        floor.run(new FundingCommand.Pay(request(), SMALL, 3_000, 0, 99));

        // Carol is short 6 of 10, then 2 of 6.
        assertThat(said(LiquidationFact.DeleverageRanked.class))
                .containsExactly(
                        new LiquidationFact.DeleverageRanked(ALICE, SMALL, PositionSide.BOTH, 1),
                        new LiquidationFact.DeleverageRanked(CAROL, SMALL, PositionSide.BOTH, 3),
                        new LiquidationFact.DeleverageRanked(BOB, SMALL, PositionSide.BOTH, 1),
                        new LiquidationFact.DeleverageRanked(CAROL, SMALL, PositionSide.BOTH, 4));
    }

    @Test
    void whatTheFundCannotCarryAnyMoreIsDeleveragedToo() {
        fall("0", 95);
        saidBefore = floor.said.size();

        floor.mark(SMALL, 95);
        assertThat(said(LiquidationFact.StageEntered.class)).isEmpty();
        floor.mark(SMALL, 94);

        // It has 6 and has lost 10: at 944 in all nothing would be left.
        assertThat(said(LiquidationFact.StageEntered.class)).singleElement().satisfies(entered -> {
            assertThat(entered.account()).isEqualTo(Insurance.ACCOUNT);
            assertThat(entered.stage()).isEqualTo(LiquidationStage.DELEVERAGE);
            assertThat(entered.priceTicks()).isEqualTo(95);
        });
        assertThat(floor.market(SMALL).longLots()).isZero();
        assertThat(fundUnits()).isEqualTo(usdt("6"));
    }

    @Test
    void whoOwesStaysFrozenUntilSomebodyPays() {
        floor.deposit(ALICE, usdt("10"));
        floor.deposit(BOB, usdt("1000"));
        floor.trade(ALICE, BOB, SMALL, 100, 1);
        floor.run(new MarketCommand.SettleMarket(request(), SMALL, 80));
        floor.mark(SMALL, 80);

        assertThat(floor.wallet(ALICE)).isEqualTo(-usdt("10"));
        assertThat(said(LiquidationFact.Frozen.class)).hasSize(1);
        floor.restart();
        floor.run(new EngineInput.Tick(1));
        assertThat(said(LiquidationFact.Released.class)).isEmpty();
        floor.deposit(Insurance.ACCOUNT, usdt("12"));
        floor.run(new EngineInput.Tick(1));

        assertThat(floor.wallet(ALICE)).isZero();
        assertThat(said(LiquidationFact.Released.class)).hasSize(1);
        assertThat(fundUnits()).isEqualTo(usdt("2"));
    }
}
