package org.perpex.common.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarketSpecTest {

    private static final long USDT = 100_000_000L;
    private static final MarketSpec.Units UNITS = new MarketSpec.Units(2, 10, 3, 1);
    private static final MarketSpec.Limits LIMITS =
            new MarketSpec.Limits(1, 40_000_000, 1, 1_000_000, 120_000, 10 * USDT, 1_100_000, 900_000, 50_000, 200);
    private static final MarketSpec.Fees FEES = new MarketSpec.Fees(200, 500, 12_000);
    private static final List<LeverageBracket> BRACKETS = List.of(
            new LeverageBracket(0, 50_000 * USDT, 4_000, 125, 0),
            new LeverageBracket(50_000 * USDT, 600_000 * USDT, 5_000, 100, 50 * USDT),
            new LeverageBracket(600_000 * USDT, 3_000_000 * USDT, 6_500, 75, 950 * USDT));

    private static MarketSpec bitcoin(List<LeverageBracket> brackets) {
        return new MarketSpec(1, "BTCUSDT", Product.PERPETUAL, Asset.BTC, Asset.USDT, UNITS, LIMITS, FEES, brackets);
    }

    @Test
    void countsANotionalInUnitsOfTheQuoteAsset() {
        assertThat(bitcoin(BRACKETS).notionalUnits(618_002, 500)).isEqualTo(Decimals.parse("30900.10", 8));
    }

    @Test
    void findsTheBracketOfANotional() {
        MarketSpec spec = bitcoin(BRACKETS);

        assertThat(spec.bracketOf(0).leverageMax()).isEqualTo(125);
        assertThat(spec.bracketOf(50_000 * USDT).leverageMax()).isEqualTo(125);
        assertThat(spec.bracketOf(50_000 * USDT + 1).leverageMax()).isEqualTo(100);
        assertThat(spec.notionalMaxAt(125)).isEqualTo(50_000 * USDT);
        assertThat(spec.notionalMaxAt(80)).isEqualTo(600_000 * USDT);
        assertThat(spec.notionalMaxAt(126)).isZero();
    }

    @Test
    void refusesBracketsWithAGap() {
        assertThatIllegalArgumentException().isThrownBy(() -> bitcoin(List.of(BRACKETS.get(0), BRACKETS.get(2))));
    }

    @Test
    void refusesLimitsWhoseLargestOrderWouldOverflow() {
        MarketSpec.Limits tooLarge =
                new MarketSpec.Limits(1, Long.MAX_VALUE / 4, 1, 1_000_000, 120_000, 0, 1_100_000, 900_000, 50_000, 200);

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new MarketSpec(
                        1, "X", Product.PERPETUAL, Asset.BTC, Asset.USDT, UNITS, tooLarge, FEES, BRACKETS));
    }
}
