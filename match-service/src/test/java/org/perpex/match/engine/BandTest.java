package org.perpex.match.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.Side;

/** Bounds that are reckoned once admit exactly what comparing the products would. */
class BandTest {

    @Test
    void admitsWhatComparingTheProductsAdmits() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int up = Math.toIntExact(Exact.PPM) + random.nextInt(3_000_000);
            int down = 1 + random.nextInt(Math.toIntExact(Exact.PPM));
            long mark = random.nextLong() >>> 1 + random.nextInt(62);
            Band band = Band.of(limits(up, down), mark);
            assertAgrees(band, mark, up, down, 1 + random.nextInt(Limits.PRICE_TICKS_MAX));
            for (int near = -2; near <= 2; near++) {
                assertAgrees(band, mark, up, down, Math.clamp(band.buyTicksMax() + near, 1, Limits.PRICE_TICKS_MAX));
                assertAgrees(band, mark, up, down, Math.clamp(band.sellTicksMin() + near, 1, Limits.PRICE_TICKS_MAX));
            }
        }
    }

    private static void assertAgrees(Band band, long mark, int up, int down, long price) {
        assertThat(band.isOff(Side.BUY, price))
                .as("buy @ %d, mark %d, up %d", price, mark, up)
                .isEqualTo(Exact.compareProducts(price, Exact.PPM, mark, up) > 0);
        assertThat(band.isOff(Side.SELL, price))
                .as("sell @ %d, mark %d, down %d", price, mark, down)
                .isEqualTo(Exact.compareProducts(price, Exact.PPM, mark, down) < 0);
        assertThat(band.suitsBothSides(price))
                .as("either @ %d, mark %d, up %d, down %d", price, mark, up, down)
                .isEqualTo(band.listsPrice(price) && !band.isOff(Side.BUY, price) && !band.isOff(Side.SELL, price));
    }

    private static MarketSpec.Limits limits(int upPpm, int downPpm) {
        return Fixtures.spec(1, upPpm, downPpm, 1_000).limits();
    }
}
