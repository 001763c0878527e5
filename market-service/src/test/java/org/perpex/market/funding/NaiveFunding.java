package org.perpex.market.funding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formulas F3 to F5 as they are written, in decimals of 60 places: what the real ones are compared with. */
final class NaiveFunding {

    private static final MathContext EXACT = new MathContext(60, RoundingMode.HALF_EVEN);

    private NaiveFunding() {}

    /** A price with the size that is offered there. */
    record Offer(BigDecimal price, BigDecimal size) {}

    /** N over the quantity that N buys; null if there is too little. */
    static @Nullable BigDecimal impact(List<Offer> offers, BigDecimal notional) {
        BigDecimal rest = notional;
        BigDecimal quantity = BigDecimal.ZERO;
        for (Offer offer : offers) {
            BigDecimal all = offer.price.multiply(offer.size);
            if (all.compareTo(rest) >= 0) {
                return notional.divide(quantity.add(rest.divide(offer.price, EXACT)), EXACT);
            }
            quantity = quantity.add(offer.size);
            rest = rest.subtract(all);
        }
        return null;
    }

    static BigDecimal premium(BigDecimal index, BigDecimal bid, BigDecimal ask) {
        BigDecimal above = bid.subtract(index).max(BigDecimal.ZERO);
        BigDecimal below = index.subtract(ask).max(BigDecimal.ZERO);
        return above.subtract(below).divide(index, EXACT);
    }

    /** The i-th sample weighs i. */
    static BigDecimal average(List<BigDecimal> samples) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (int i = 1; i <= samples.size(); i++) {
            sum = sum.add(samples.get(i - 1).multiply(BigDecimal.valueOf(i)));
            weights = weights.add(BigDecimal.valueOf(i));
        }
        return sum.divide(weights, EXACT);
    }

    static BigDecimal rate(BigDecimal average, BigDecimal interest, BigDecimal clamp, int hours) {
        BigDecimal pull = interest.subtract(average).max(clamp.negate()).min(clamp);
        return average.add(pull).multiply(BigDecimal.valueOf(hours)).divide(BigDecimal.valueOf(8), EXACT);
    }
}
