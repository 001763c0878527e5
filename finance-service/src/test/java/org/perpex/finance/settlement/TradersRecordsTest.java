package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.AccountId;
import org.perpex.finance.income.Income;
import org.perpex.finance.income.IncomeHistory;
import org.perpex.finance.income.IncomeType;
import org.perpex.finance.report.Reports;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of funding, moved positions and liquidations. By its name it runs behind SettlementTest. */
class TradersRecordsTest extends SettlementWorld {

    private static final Reports.Span ALL = new Reports.Span(0, Long.MAX_VALUE, 1_000);

    private static long users = 5_000;

    private final long loser = AccountId.of(++users, 0).value();
    private final long winner = AccountId.of(++users, 0).value();

    @Autowired
    private IncomeHistory income;

    @Autowired
    private Reports reports;

    @Test
    @Tag("SETL-004")
    void keepsARowOfEachFactAndTheyComeToTheWallets() {
        fund(users - 1, loser, 100);
        fund(users, winner, 100);
        ENGINE.funding(loser, winner, 5 * UNIT);
        ENGINE.deleverage(loser, winner, 30 * UNIT);
        ENGINE.insure(loser, 6 * UNIT, lastDay().balanceUnits() + 6 * UNIT);
        long clearingBefore = account(12, 0);
        long fundBefore = account(11, 0);
        long roundingBefore = account(14, 0);
        settleAll();

        assertThat(incomes(loser))
                .containsExactly(
                        "TRANSFER 10000000000",
                        "FUNDING_FEE -500000000",
                        "REALIZED_PNL -3000000000",
                        "INSURANCE_CLEAR -600000000");
        assertThat(incomes(winner))
                .containsExactly("TRANSFER 10000000000", "FUNDING_FEE 499999999", "REALIZED_PNL 3000000000");
        assertThat(sumOf(loser)).isEqualTo(ENGINE.wallet(loser)).isEqualTo(futures(loser));
        assertThat(sumOf(winner)).isEqualTo(ENGINE.wallet(winner)).isEqualTo(futures(winner));
        assertThat(account(12, 0)).as("funding clearing").isEqualTo(clearingBefore);
        assertThat(account(14, 0) - roundingBefore).as("rounding").isEqualTo(1);
        assertThat(account(11, 0) - fundBefore).as("insurance fund").isEqualTo(6 * UNIT);
        assertThat(books.number("SELECT rounding_units FROM funding_settlement ORDER BY number DESC LIMIT 1"))
                .isEqualTo(1);
        assertThat(books.number("SELECT price_ticks FROM liquidation_step WHERE account = ?", loser))
                .isEqualTo(640_000);
    }

    @Test
    @Tag("SETL-005")
    void reportsLiquidationsFundingTheFundFeesAndOpenInterest() {
        fund(users - 1, loser, 100);
        fund(users, winner, 100);
        Reports.InsuranceDay fundBefore = lastDay();
        Reports.FeeDay feesBefore = takers();
        long openBefore = openLots();
        ENGINE.trade(winner, loser, 0, 3, -1);
        long step = ENGINE.number() + 1;
        ENGINE.takeOver(loser, winner, 8 * UNIT);
        ENGINE.insure(loser, 6 * UNIT, fundBefore.balanceUnits() + 6 * UNIT);
        ENGINE.funding(winner, loser, UNIT);
        settleAll();

        assertThat(reports.liquidations(ALL))
                .filteredOn(row -> row.account() == loser)
                .extracting(
                        Reports.Liquidation::number,
                        Reports.Liquidation::bankruptcyTicks,
                        Reports.Liquidation::closedLots,
                        Reports.Liquidation::closedValue,
                        Reports.Liquidation::realizedUnits,
                        Reports.Liquidation::fundUnits)
                .containsExactly(
                        tuple(step + 3, 640_000L, 0L, 0L, 0L, -6 * UNIT),
                        tuple(step, 640_000L, 10L, 6_400_000L, -8 * UNIT, 0L));
        Reports.FundingInterval interval = reports.funding(ALL).getFirst();
        assertThat(interval.paidUnits()).isEqualTo(interval.receivedUnits() + interval.roundingUnits());
        assertThat(lastDay().balanceUnits() - fundBefore.balanceUnits()).isEqualTo(6 * UNIT);
        assertThat(lastDay().inUnits() - fundBefore.inUnits()).isEqualTo(6 * UNIT);
        assertThat(takers().units() - feesBefore.units()).isEqualTo(3);
        assertThat(takers().fills() - feesBefore.fills()).isEqualTo(1);
        assertThat(openLots() - openBefore)
                .as("taken over, so nobody holds it any more")
                .isEqualTo(0);
        assertThat(reports.openInterest(ENGINE.timeMillis(step - 1)))
                .as("before the take-over")
                .first()
                .satisfies(open -> assertThat(open.longLots()).isEqualTo(open.shortLots()));
    }

    private Reports.InsuranceDay lastDay() {
        List<Reports.InsuranceDay> days = reports.insurance(ALL);
        return days.isEmpty() ? new Reports.InsuranceDay(1, 0, 0, 0, 0) : days.getLast();
    }

    private Reports.FeeDay takers() {
        return reports.fees(ALL).stream()
                .filter(day -> !day.maker())
                .findFirst()
                .orElse(new Reports.FeeDay(1, 0, false, 0, 0));
    }

    private long openLots() {
        return reports.openInterest(Long.MAX_VALUE).stream()
                .mapToLong(Reports.OpenInterest::longLots)
                .sum();
    }

    private List<String> incomes(long account) {
        return rows(account).stream().map(row -> row.type() + " " + row.units()).toList();
    }

    private long sumOf(long account) {
        return rows(account).stream().mapToLong(Income::units).sum();
    }

    private List<Income> rows(long account) {
        return income.list(new IncomeHistory.Page(
                account,
                EnumSet.allOf(IncomeType.class),
                0,
                new IncomeHistory.Interval(0, Long.MAX_VALUE),
                IncomeHistory.From.OLDEST,
                0,
                100));
    }
}
