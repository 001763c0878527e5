package org.perpex.finance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferId;
import org.perpex.finance.reconciliation.Records;
import org.perpex.finance.report.Reports;
import org.perpex.finance.world.Engine;

/** Reports over the rows that settlement keeps. */
class ReportsTest {

    private static final Reports.Span ALL = new Reports.Span(0, Long.MAX_VALUE, 1_000);
    private static final long UNIT = 100_000_000;
    private static final long LOSER = AccountId.of(5_001, 0).value();
    private static final long WINNER = AccountId.of(5_002, 0).value();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final Engine engine = new Engine();
    private final BooksAlone books = new BooksAlone("perpex_finance_reports", engine);
    private final Reports reports = new JdbcReports(books.jdbc());
    private long traded;
    private long step;

    @BeforeEach
    void aLiquidation() {
        engine.transferIn(new TransferId(1, 1), LOSER, 100 * UNIT);
        engine.transferIn(new TransferId(1, 2), WINNER, 100 * UNIT);
        engine.trade(WINNER, LOSER, 0, 3, -1);
        traded = engine.number();
        step = engine.number() + 1;
        engine.takeOver(LOSER, WINNER, 8 * UNIT);
        engine.insure(LOSER, 6 * UNIT, 6 * UNIT);
        engine.funding(WINNER, LOSER, UNIT);
        books.settle();
    }

    @Test
    @Tag("SETL-006")
    void tellEachStepOfALiquidationAndWhatCameOfIt() {
        assertThat(reports.liquidations(ALL))
                .extracting(
                        Reports.Liquidation::number,
                        Reports.Liquidation::account,
                        Reports.Liquidation::bankruptcyTicks,
                        Reports.Liquidation::closedLots,
                        Reports.Liquidation::closedValue,
                        Reports.Liquidation::realizedUnits,
                        Reports.Liquidation::fundUnits)
                .containsExactly(
                        tuple(step + 3, LOSER, 640_000L, 0L, 0L, 0L, -6 * UNIT),
                        tuple(step, LOSER, 640_000L, 10L, 6_400_000L, -8 * UNIT, 0L));
        assertThat(reports.liquidations(new Reports.Span(0, Long.MAX_VALUE, 1)))
                .extracting(Reports.Liquidation::number)
                .containsExactly(step + 3);
        assertThat(reports.liquidations(new Reports.Span(0, engine.timeMillis(step) - 1, 10)))
                .isEmpty();
    }

    @Test
    void tellWhatAnIntervalOfFundingCameTo() {
        assertThat(reports.funding(ALL))
                .extracting(
                        Reports.FundingInterval::paidUnits,
                        Reports.FundingInterval::receivedUnits,
                        Reports.FundingInterval::roundingUnits)
                .containsExactly(tuple(UNIT, UNIT - 1, 1L));
    }

    @Test
    void drawTheCurveOfTheFundByDay() {
        engine.pass(DAY_MILLIS);
        engine.insure(WINNER, -2 * UNIT, 4 * UNIT);
        engine.insure(WINNER, UNIT, 5 * UNIT);
        books.settle();

        long day = engine.timeMillis(step) / DAY_MILLIS;
        Reports.InsuranceDay first = new Reports.InsuranceDay(1, Asset.USDT, day, 6 * UNIT, 0, 6 * UNIT);
        Reports.InsuranceDay second = new Reports.InsuranceDay(1, Asset.USDT, day + 1, UNIT, 2 * UNIT, 5 * UNIT);
        assertThat(reports.insurance(ALL)).containsExactly(first, second);
        assertThat(reports.insurance(new Reports.Span((day + 1) * DAY_MILLIS, Long.MAX_VALUE, 10)))
                .as("a day's balance counts what was before the span")
                .containsExactly(second);
    }

    @Test
    void keepTheAssetsOfTheFundApart() {
        engine.buyCollateral(LOSER, Asset.BTC, 3 * UNIT, 2 * UNIT);
        books.settle();

        long day = engine.timeMillis(step) / DAY_MILLIS;
        assertThat(reports.insurance(ALL))
                .containsExactly(
                        new Reports.InsuranceDay(0, Asset.USDT, day, 0, 2 * UNIT, -2 * UNIT),
                        new Reports.InsuranceDay(0, Asset.BTC, day, 3 * UNIT, 0, 3 * UNIT),
                        new Reports.InsuranceDay(1, Asset.USDT, day, 6 * UNIT, 0, 6 * UNIT));
    }

    @Test
    void compareTheFundAssetByAsset() {
        engine.buyCollateral(LOSER, Asset.BTC, 3 * UNIT, 2 * UNIT);
        books.settle();

        assertThat(new JdbcRecords(books.jdbc(), books.transactions()).pools(engine.number()))
                .containsExactlyInAnyOrder(
                        new Records.Pools(Asset.USDT.code, 4 * UNIT, 4 * UNIT),
                        new Records.Pools(Asset.BTC.code, 3 * UNIT, 3 * UNIT));
    }

    @Test
    void addUpFeesOfMakersAndTakers() {
        engine.trade(LOSER, WINNER, 0, 5, 2);
        books.settle();

        long day = engine.timeMillis(step) / DAY_MILLIS;
        assertThat(reports.fees(ALL))
                .containsExactly(new Reports.FeeDay(1, day, false, 8, 2), new Reports.FeeDay(1, day, true, 1, 2));
    }

    @Test
    void tellOpenInterestAsItWas() {
        assertThat(reports.openInterest(engine.timeMillis(traded)))
                .containsExactly(new Reports.OpenInterest(1, 10, 10, 2));
        assertThat(reports.openInterest(Long.MAX_VALUE)).as("taken over").isEmpty();
    }
}
