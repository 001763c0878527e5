package org.perpex.common.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ExactTest {

    @Property(tries = 20_000)
    void dividesLikeUnboundedIntegers(
            @ForAll long a, @ForAll long b, @ForAll @LongRange(min = 1) long divisor, @ForAll boolean floor) {
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                .divide(BigDecimal.valueOf(divisor), 0, floor ? RoundingMode.FLOOR : RoundingMode.CEILING);

        if (exact.toBigIntegerExact().bitLength() > 63) {
            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> divide(a, b, divisor, floor));
        } else {
            assertThat(divide(a, b, divisor, floor)).isEqualTo(exact.longValueExact());
        }
    }

    @Property(tries = 20_000)
    void dividesLargeProductsThatFit(
            @ForAll @LongRange(min = -(1L << 61), max = 1L << 61) long a,
            @ForAll @LongRange(min = 0, max = Exact.PPM) long ppm) {
        BigDecimal product = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(ppm)));

        assertThat(Exact.mulDivFloor(a, ppm, Exact.PPM))
                .isEqualTo(product.divide(BigDecimal.valueOf(Exact.PPM), 0, RoundingMode.FLOOR)
                        .longValueExact());
        assertThat(Exact.mulDivCeil(a, ppm, Exact.PPM))
                .isEqualTo(product.divide(BigDecimal.valueOf(Exact.PPM), 0, RoundingMode.CEILING)
                        .longValueExact());
    }

    @Property(tries = 20_000)
    void comparesProductsWithoutOverflow(@ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
        int exact = BigInteger.valueOf(a)
                .multiply(BigInteger.valueOf(b))
                .compareTo(BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)));

        assertThat(Integer.signum(Exact.compareProducts(a, b, c, d))).isEqualTo(exact);
    }

    @Test
    void refusesADivisorThatIsNotPositive() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Exact.mulDivFloor(1, 1, 0));
    }

    private static long divide(long a, long b, long divisor, boolean floor) {
        return floor ? Exact.mulDivFloor(a, b, divisor) : Exact.mulDivCeil(a, b, divisor);
    }
}
