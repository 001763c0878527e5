package org.perpex.risk.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.risk.engine.AccountView;
import org.perpex.risk.engine.CollateralView;
import org.perpex.risk.engine.Fixtures;
import org.perpex.risk.engine.HoldingView;
import org.perpex.risk.engine.MarketView;

/** How the break-even value of a position is shown as a price: section Break-even of the concept page. */
class BreakEvenPriceTest {

    private static final long ALICE = 1024;
    private static final MarketView BITCOIN = Fixtures.marketAt(Fixtures.btc(Fixtures.NO_FEES), 600_000);

    @ParameterizedTest
    @Tag("RISK-060")
    @Tag("RISK-061")
    @Tag("RISK-062")
    @Tag("RISK-063")
    @Tag("RISK-064")
    @Tag("RISK-065")
    @Tag("RISK-066")
    @Tag("RISK-067")
    @CsvSource({
        "500, 30012, 60024",
        "-500, -29988, 59976",
        "300, 17816.88, 59389.6",
        "0, 0, 0",
        "-300, -17992.8, 59976",
        "500, 29994, 59988",
        "1000, -50, 0",
        "3, 0.3005, 100.16666667",
        "-3, -0.3005, 100.16666666",
    })
    void isRoundedSoThatClosingAtItNeverLosesAndIsNeverNegative(long lots, String value, String price) {
        assertThat(breakEvenPrice(lots, value)).isEqualByComparingTo(price);
    }

    @ParameterizedTest
    @CsvSource({"-1000, 50, 0"})
    void aShortThatCanWinNoMoreHasNone(long lots, String value, String price) {
        assertThat(breakEvenPrice(lots, value)).isEqualByComparingTo(price);
    }

    private static BigDecimal breakEvenPrice(long lots, String value) {
        HoldingView holding = new HoldingView(
                Fixtures.BTC,
                20,
                lots,
                Long.signum(lots),
                0,
                Fixtures.usdt(value),
                0,
                HoldingView.OpenSideView.NONE,
                HoldingView.OpenSideView.NONE,
                1);
        AccountView account = new AccountView(ALICE, 1, List.of(), List.of(holding));
        return AccountFigures.of(ALICE, Optional.of(account), List.of(BITCOIN), CollateralView.atFirst())
                .positions()
                .getFirst()
                .breakEvenPrice();
    }
}
