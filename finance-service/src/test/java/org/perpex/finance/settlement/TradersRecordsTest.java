package org.perpex.finance.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.AccountId;
import org.perpex.finance.income.Income;
import org.perpex.finance.income.IncomeHistory;
import org.perpex.finance.income.IncomeType;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of funding, moved positions and liquidations. By its name it runs behind SettlementTest. */
class TradersRecordsTest extends SettlementWorld {

    private static long users = 5_000;

    private final long loser = AccountId.of(++users, 0).value();
    private final long winner = AccountId.of(++users, 0).value();

    @Autowired
    private IncomeHistory income;

    @Test
    @Tag("SETL-004")
    void keepsARowOfEachFactAndTheyComeToTheWallets() {
        fund(users - 1, loser, 100);
        fund(users, winner, 100);
        ENGINE.funding(loser, winner, 5 * UNIT);
        ENGINE.deleverage(loser, winner, 30 * UNIT);
        ENGINE.insure(loser, 6 * UNIT, 6 * UNIT);
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
