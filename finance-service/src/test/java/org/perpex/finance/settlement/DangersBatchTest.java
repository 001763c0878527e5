package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.LiquidationFact;
import org.perpex.common.contract.Message;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TransferId;

/** What funding, take-overs and the insurance fund come to in the ledger: {@code docs/concepts/settlement.md}. */
class DangersBatchTest {

    private static final int MARKET = 1;
    private static final long ALICE = AccountId.of(1, 0).value();
    private static final long BOB = AccountId.of(2, 0).value();
    private static final long CAROL = AccountId.of(3, 0).value();
    private static final long FUND = AccountId.INSURANCE_FUND.value();
    private static final RequestId REQUEST = new RequestId(1, 2);

    private static Batch batch(Message... facts) {
        BatchBuilder builder = new BatchBuilder(
                new SettlementSettings(4_000, 1_000, Duration.ofMillis(200), Duration.ofSeconds(10), false));
        for (int i = 0; i < facts.length; i++) {
            builder.add(new Fact(i + 1, 0, 0, facts[i]));
        }
        return builder.build();
    }

    private static Entry entry(EntryKind kind, LedgerSide debit, LedgerSide credit, long units) {
        return new Entry(kind, Asset.USDT, debit, credit, units, TransferId.NONE);
    }

    private static LedgerSide futures(long account) {
        return new LedgerSide(LedgerKind.FUTURES, account);
    }

    private static FundingFact.Paid paid(long account, long units) {
        return new FundingFact.Paid(account, MARKET, PositionSide.BOTH, 1_000, 12_345, 1_001, 1, units, 0, 0);
    }

    private static AccountFact.PositionMoved moved(long account, long lots, long realizedUnits) {
        return new AccountFact.PositionMoved(
                REQUEST,
                account,
                MARKET,
                PositionSide.BOTH,
                1,
                MoveCause.TAKE_OVER,
                lots,
                95,
                realizedUnits,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                false);
    }

    @Test
    @Tag("SETL-002")
    void fundingGoesThroughClearingAndRoundingTakesTheRest() {
        Batch batch = batch(
                paid(ALICE, -124),
                paid(BOB, -248),
                paid(CAROL, 370),
                new FundingFact.Settled(REQUEST, MARKET, 1_000, 12_345, 1_001, 3, 372, 370, 2));

        LedgerSide clearing = LedgerSide.house(LedgerKind.FUNDING_CLEARING);
        assertThat(batch.entries())
                .containsExactlyInAnyOrder(
                        entry(EntryKind.FUNDING, futures(ALICE), clearing, 124),
                        entry(EntryKind.FUNDING, futures(BOB), clearing, 248),
                        entry(EntryKind.FUNDING, clearing, futures(CAROL), 370),
                        entry(EntryKind.ROUNDING, clearing, LedgerSide.house(LedgerKind.ROUNDING), 2));
        assertThat(batch.hasContent()).isTrue();
    }

    @Test
    @Tag("SETL-003")
    void theWalletOfTheFundsOwnAccountIsTheFund() {
        Batch batch = batch(
                moved(ALICE, -10, -30),
                moved(FUND, 10, 0),
                new LiquidationFact.InsurancePaid(ALICE, MARKET, Asset.USDT, -6, 0, 6, 0),
                moved(FUND, -10, 12),
                new LiquidationFact.InsurancePaid(FUND, MARKET, Asset.USDT, -12, 0, 18, 0));

        LedgerSide fund = LedgerSide.house(LedgerKind.INSURANCE_FUND);
        LedgerSide clearing = new LedgerSide(LedgerKind.PNL_CLEARING, MARKET);
        assertThat(batch.entries())
                .containsExactlyInAnyOrder(
                        entry(EntryKind.REALIZED_PNL, futures(ALICE), clearing, 30),
                        entry(EntryKind.INSURANCE, futures(ALICE), fund, 6),
                        entry(EntryKind.REALIZED_PNL, clearing, fund, 12));
    }

    @Test
    @Tag("SETL-005")
    void collateralThatTheFundBuysIsBookedInItsOwnAsset() {
        Batch batch = batch(
                new LiquidationFact.InsurancePaid(ALICE, 0, Asset.BTC, -3, 0, 0, 3),
                new LiquidationFact.InsurancePaid(ALICE, 0, Asset.USDT, 100, 0, 0, -100));

        LedgerSide fund = LedgerSide.house(LedgerKind.INSURANCE_FUND);
        assertThat(batch.entries())
                .containsExactlyInAnyOrder(
                        new Entry(EntryKind.INSURANCE, Asset.BTC, futures(ALICE), fund, 3, TransferId.NONE),
                        new Entry(EntryKind.INSURANCE, Asset.USDT, fund, futures(ALICE), 100, TransferId.NONE));
    }

    @Test
    void warningsAndStepsMoveNothing() {
        Batch batch = batch(
                new LiquidationFact.MarginCalled(ALICE, 1, 2, List.of()),
                new LiquidationFact.Frozen(ALICE, 0, 1, 2),
                new LiquidationFact.Released(ALICE, 0, 1, 2));

        assertThat(batch.entries()).isEmpty();
        assertThat(batch.hasContent()).isFalse();
    }
}
