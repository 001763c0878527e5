package org.perpex.risk.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.Exact;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.risk.engine.Exposure;
import org.perpex.risk.engine.MarketView;

/**
 * The mark price at which a cross position brings its account down to its maintenance margin, everything else staying
 * as it is (formula F10, one-way).
 */
final class LiquidationPrice {

    private LiquidationPrice() {}

    /**
     * Returns the price to eight places, or empty if no price is low or high enough. Rounded towards where the price
     * comes from, so that liquidation never comes before the price that is shown.
     *
     * @param otherUnits wallet, plus unrealised profit of the account's other positions, less their maintenance margin
     */
    static Optional<BigDecimal> of(MarketView market, Exposure exposure, long otherUnits) {
        if (exposure.positionLots() == 0) {
            return Optional.empty();
        }
        List<LeverageBracket> brackets = market.spec().brackets();
        for (int i = 0; i < brackets.size(); i++) {
            LeverageBracket bracket = brackets.get(i);
            BigDecimal ticks = ticksIn(bracket, market, exposure, otherUnits);
            BigDecimal notionalUnits = ticks.multiply(
                    BigDecimal.valueOf(Math.abs(exposure.positionLots())).multiply(perTickLot(market)));
            // The maintenance margin is continuous, so the price lies in exactly one bracket, the one it was made with.
            boolean last = i == brackets.size() - 1;
            if (last || notionalUnits.compareTo(BigDecimal.valueOf(bracket.capUnits())) <= 0) {
                return ticks.signum() <= 0 ? Optional.empty() : Optional.of(price(market.spec(), ticks, exposure));
            }
        }
        return Optional.empty();
    }

    private static BigDecimal ticksIn(LeverageBracket bracket, MarketView market, Exposure exposure, long otherUnits) {
        BigDecimal numerator = BigDecimal.valueOf(otherUnits)
                .add(BigDecimal.valueOf(bracket.deductionUnits()))
                .subtract(BigDecimal.valueOf(exposure.entryValueUnits()));
        BigDecimal lots = BigDecimal.valueOf(exposure.positionLots());
        BigDecimal denominator = lots.abs()
                .multiply(BigDecimal.valueOf(bracket.maintenancePpm()))
                .subtract(lots.multiply(BigDecimal.valueOf(Exact.PPM)))
                .multiply(perTickLot(market));
        return denominator.signum() == 0
                ? BigDecimal.ZERO
                : numerator.multiply(BigDecimal.valueOf(Exact.PPM)).divide(denominator, 24, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal perTickLot(MarketView market) {
        return BigDecimal.valueOf(market.unitsPerTickLot());
    }

    private static BigDecimal price(MarketSpec spec, BigDecimal ticks, Exposure exposure) {
        RoundingMode early = exposure.positionLots() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return ticks.multiply(
                        BigDecimal.valueOf(spec.units().tickSize(), spec.units().priceScale()))
                .setScale(Decimals.UNIT_SCALE, early);
    }
}
