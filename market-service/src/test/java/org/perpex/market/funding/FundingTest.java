package org.perpex.market.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.MarketSpec.Funding;
import org.perpex.common.core.Side;
import org.perpex.market.Fixtures;
import org.perpex.market.book.Level;
import org.perpex.market.funding.NaiveFunding.Offer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked cases of formulas F3, F4 and F5, and the naive model beside the real one. */
class FundingTest {

    private static final long ONE = 100_000_000L;
    private static final long NOON = 1_800_014_400_000L / 28_800_000L * 28_800_000L;
    private static final Funding EIGHT_HOURS = Funding.STANDARD;

    /** Ticks of 0.10, lots of 0.001. */
    @Test
    void f3WalksTheBook() {
        List<Level> bids = List.of(new Level(99_990, 100), new Level(99_980, 1_000));
        List<Level> asks = List.of(new Level(100_010, 100), new Level(100_015, 100), new Level(100_020, 1_000));
        OptionalLong bid = ImpactPrice.of(Fixtures.BTC, Side.BUY, bids, 5_000 * ONE);
        OptionalLong ask = ImpactPrice.of(Fixtures.BTC, Side.SELL, asks, 5_000 * ONE);
        assertThat(price(bid)).isEqualByComparingTo("9998.19996399");
        assertThat(price(ask)).isEqualByComparingTo("10001.69994901");
        long deepBid = ImpactPrice.of(Fixtures.BTC, Side.BUY, List.of(new Level(99_990, 1_000)), 5_000 * ONE)
                .orElseThrow();
        long deepAsk = ImpactPrice.of(Fixtures.BTC, Side.SELL, List.of(new Level(100_010, 1_000)), 5_000 * ONE)
                .orElseThrow();
        assertThat(Premium.of(10_000 * ONE, deepBid, deepAsk)).isZero();
        assertThat(Premium.of(9_000 * ONE, bid.orElseThrow(), deepAsk) / 1_000).isEqualTo(110_911);
        assertThat(Premium.of(10_003 * ONE, deepBid, ask.orElseThrow()) / 1_000).isEqualTo(-129);
    }

    /** The snapshot in the recording of 2024-08-08, a thousand levels a side. */
    @Test
    void f3WalksARecordedBook() throws IOException {
        JsonNode book = recordedSnapshot();
        List<Level> bids = levels(book.path("bids"));
        List<Level> asks = levels(book.path("asks"));
        assertThat(price(ImpactPrice.of(Fixtures.BTC, Side.BUY, bids, 25_000 * ONE)))
                .isEqualByComparingTo("61800.20");
        assertThat(price(ImpactPrice.of(Fixtures.BTC, Side.SELL, asks, 25_000 * ONE)))
                .isEqualByComparingTo("61800.30");
        OptionalLong bid = ImpactPrice.of(Fixtures.BTC, Side.BUY, bids, 2_500_000 * ONE);
        OptionalLong ask = ImpactPrice.of(Fixtures.BTC, Side.SELL, asks, 2_500_000 * ONE);
        assertThat(price(bid)).isEqualByComparingTo("61794.47346430");
        assertThat(price(ask)).isEqualByComparingTo("61816.72894400");
        assertThat(Premium.of(61_780 * ONE, bid.orElseThrow(), ask.orElseThrow()))
                .isEqualTo(234_274);
        assertThat(Premium.of(61_800 * ONE, bid.orElseThrow(), ask.orElseThrow()))
                .isZero();
    }

    @Test
    void f3HasNoPriceForMoreThanTheBookHolds() {
        List<Level> asks = List.of(new Level(100_000, 500));
        assertThat(ImpactPrice.of(Fixtures.BTC, Side.SELL, asks, 5_000 * ONE)).hasValue(10_000 * ONE);
        assertThat(ImpactPrice.of(Fixtures.BTC, Side.SELL, asks, 5_000 * ONE + 1))
                .isEmpty();
        assertThat(Premium.of(Fixtures.BTC, 10_000 * ONE, asks, List.of())).isEmpty();
    }

    @Test
    void f4WeighsLaterSamplesMore() {
        FundingState state = FundingState.START.at(EIGHT_HOURS, NOON);
        for (int i = 0; i < 480; i++) {
            state = state.plus(EIGHT_HOURS, NOON + i * 5_000L, i < 240 ? 100_000 : 500_000);
        }
        // 0.00039979209979..., and the interest of 0.0001 lies within the clamp.
        assertThat(state.weightedPpb() / state.weights()).isEqualTo(399_792);
        assertThat(state.ratePpb()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 8, 100000", "100000, 4, 50000", "100000, 1, 12500",
        "400000, 8, 100000", "400000, 4, 50000", "400000, 1, 12500",
        "700000, 8, 200000", "700000, 4, 100000", "700000, 1, 25000",
        "1200000, 8, 700000", "1200000, 4, 350000", "1200000, 1, 87500",
        "-700000, 8, -200000", "-700000, 4, -100000", "-700000, 1, -25000",
        "90000000, 8, 20000000", "-90000000, 8, -20000000",
    })
    void f5GivesTheRate(long averagePpb, int hours, long ratePpb) {
        assertThat(FundingState.rate(terms(hours), averagePpb)).isEqualTo(ratePpb);
    }

    @Test
    void anIntervalBeginsWithoutSamplesAndWithTheRateBefore() {
        FundingState before = FundingState.START.at(EIGHT_HOURS, NOON).plus(EIGHT_HOURS, NOON, 1_200_000);
        assertThat(before.isSampleDue(EIGHT_HOURS, NOON + 4_999)).isFalse();
        assertThat(before.isSampleDue(EIGHT_HOURS, NOON + 5_000)).isTrue();
        FundingState next = before.at(EIGHT_HOURS, NOON + 28_800_000);
        assertThat(next).isEqualTo(new FundingState(NOON + 57_600_000, 0, 0, 0, 1_200_000, 700_000));
        assertThat(before.at(EIGHT_HOURS, NOON + 28_799_999)).isSameAs(before);
    }

    @Property(tries = 1_000)
    void impactPricesAreThoseOfTheNaiveModel(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 1, max = 50_000) Long> lots,
            @ForAll @LongRange(min = 1_000, max = 10_000_000) long firstTicks,
            @ForAll @IntRange(min = 1, max = 100) int step,
            @ForAll @LongRange(min = 1, max = 250_000_000_000_000L) long impactUnits) {
        List<Level> asks = new ArrayList<>();
        List<Level> bids = new ArrayList<>();
        for (int i = 0; i < lots.size(); i++) {
            asks.add(new Level(firstTicks + (long) i * step, lots.get(i)));
            bids.add(new Level(firstTicks - (long) i * step / 10, lots.get(i)));
        }
        assertThat(ImpactPrice.of(Fixtures.BTC, Side.SELL, asks, impactUnits))
                .isEqualTo(naive(asks, impactUnits, RoundingMode.CEILING));
        assertThat(ImpactPrice.of(Fixtures.BTC, Side.BUY, bids, impactUnits))
                .isEqualTo(naive(bids, impactUnits, RoundingMode.FLOOR));
    }

    @Property(tries = 500)
    void premiumsAndRatesAreThoseOfTheNaiveModel(
            @ForAll @LongRange(min = 1_000_000, max = 10_000_000_000_000L) long indexUnits,
            @ForAll @IntRange(min = -90_000, max = 90_000) int awayPpm,
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = -90_000_000, max = 90_000_000) Long> samples) {
        long bid = indexUnits + indexUnits / 1_000_000 * awayPpm;
        long ask = bid + indexUnits / 10_000;
        assertThat(Premium.of(indexUnits, bid, ask))
                .isEqualTo(ppb(NaiveFunding.premium(decimal(indexUnits), decimal(bid), decimal(ask))));

        FundingState state = FundingState.START.at(EIGHT_HOURS, NOON);
        List<BigDecimal> decimals = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            state = state.plus(EIGHT_HOURS, NOON + i * 5_000L, samples.get(i));
            decimals.add(BigDecimal.valueOf(samples.get(i), 9));
        }
        BigDecimal average = NaiveFunding.average(decimals).setScale(9, RoundingMode.DOWN);
        BigDecimal rate = NaiveFunding.rate(average, new BigDecimal("0.0001"), new BigDecimal("0.0005"), 8)
                .max(new BigDecimal("-0.02"))
                .min(new BigDecimal("0.02"));
        assertThat(state.ratePpb()).isEqualTo(ppb(rate));
    }

    private static JsonNode recordedSnapshot() throws IOException {
        Path recording = Path.of("../deploy/local/src/main/resources/recordings/binance-usdm-btcusdt-20240808.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(recording)), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (!line.contains("lastUpdateId")) {
                line = lines.readLine();
            }
            return new JsonMapper().readTree(line.substring(line.indexOf(' ') + 1));
        }
    }

    private static List<Level> levels(JsonNode rows) {
        List<Level> levels = new ArrayList<>();
        for (JsonNode row : rows) {
            levels.add(new Level(
                    Decimals.parse(row.path(0).asString(""), 2) / 10,
                    Decimals.parse(row.path(1).asString(""), 3)));
        }
        return levels;
    }

    private static OptionalLong naive(List<Level> levels, long impactUnits, RoundingMode rounding) {
        List<Offer> offers = levels.stream()
                .map(l -> new Offer(BigDecimal.valueOf(l.priceTicks(), 1), BigDecimal.valueOf(l.lots(), 3)))
                .toList();
        BigDecimal price = NaiveFunding.impact(offers, decimal(impactUnits));
        return price == null
                ? OptionalLong.empty()
                : OptionalLong.of(
                        // 60 digits are cut: 40 are certainly right, and exact ones end long before.
                        price.setScale(40, RoundingMode.HALF_EVEN)
                                .setScale(8, rounding)
                                .unscaledValue()
                                .longValueExact());
    }

    private static Funding terms(int hours) {
        return new Funding(
                hours,
                EIGHT_HOURS.interestPpb(),
                EIGHT_HOURS.clampPpb(),
                EIGHT_HOURS.capPpb(),
                EIGHT_HOURS.floorPpb(),
                EIGHT_HOURS.impactUnits());
    }

    private static BigDecimal price(OptionalLong units) {
        return decimal(units.orElseThrow());
    }

    private static BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, 8);
    }

    private static long ppb(BigDecimal ratio) {
        return ratio.setScale(9, RoundingMode.DOWN).unscaledValue().longValueExact();
    }
}
