package org.perpex.risk.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.Exact;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketSpec;
import org.perpex.risk.engine.Exposure;
import org.perpex.risk.engine.MarketView;

/**
 * The mark price of a market at which the money behind positions comes down to their maintenance margin, everything
 * else staying as it is (formula F10). A long and a short of one market that share their margin share the price.
 */
final class LiquidationPrice {

    private static final BigDecimal PPM = BigDecimal.valueOf(Exact.PPM);

    private final MarketView market;
    private final List<? extends Exposure> positions;
    private final BigDecimal perTickLot;
    private final BigDecimal freeUnits;
    private final long netLots;

    private LiquidationPrice(MarketView market, List<? extends Exposure> positions, long otherUnits) {
        this.market = market;
        this.positions = positions;
        perTickLot = BigDecimal.valueOf(market.unitsPerTickLot());
        BigDecimal free = BigDecimal.valueOf(otherUnits);
        for (Exposure position : positions) {
            free = free.subtract(BigDecimal.valueOf(position.entryValueUnits()));
        }
        freeUnits = free;
        netLots = positions.stream().mapToLong(Exposure::positionLots).sum();
    }

    /** Where equity meets maintenance margin, in ticks. Rising: equity rises faster there than the price. */
    private record Meeting(BigDecimal ticks, boolean rising) {}

    /**
     * Returns the price to eight places, or empty if no price is low or high enough. Rounded towards where the price
     * comes from, so that liquidation never comes before the price that is shown.
     *
     * @param positions one, or a long and a short
     * @param otherUnits the margin behind them, plus unrealised profit of other positions that share it, less their
     *     maintenance margin
     */
    static Optional<BigDecimal> of(MarketView market, List<? extends Exposure> positions, long otherUnits) {
        List<? extends Exposure> open = positions.stream()
                .filter(position -> position.positionLots() != 0)
                .toList();
        return open.isEmpty() ? Optional.empty() : new LiquidationPrice(market, open, otherUnits).find();
    }

    /** Equity less maintenance is concave in the price: it may meet zero rising, and falling above that. */
    private Optional<BigDecimal> find() {
        Optional<BigDecimal> falling = Optional.empty();
        for (LeverageBracket first : market.spec().brackets()) {
            for (LeverageBracket second :
                    positions.size() == 1 ? List.of(first) : market.spec().brackets()) {
                Meeting meeting = meeting(List.of(first, second));
                if (meeting != null && meeting.rising && netLots > 0) {
                    return Optional.of(price(meeting));
                }
                if (meeting != null && !meeting.rising && falling.isEmpty()) {
                    falling = Optional.of(price(meeting));
                }
            }
        }
        return falling;
    }

    /** Where they meet if the positions are in these brackets; null if they are not, or it is at no price. */
    private @Nullable Meeting meeting(List<LeverageBracket> brackets) {
        BigDecimal numerator = freeUnits;
        BigDecimal slope = BigDecimal.valueOf(netLots).multiply(PPM);
        for (int i = 0; i < positions.size(); i++) {
            numerator = numerator.add(BigDecimal.valueOf(brackets.get(i).deductionUnits()));
            slope = slope.subtract(
                    lots(i).multiply(BigDecimal.valueOf(brackets.get(i).maintenancePpm())));
        }
        if (slope.signum() == 0) {
            return null;
        }
        BigDecimal ticks =
                numerator.negate().multiply(PPM).divide(slope.multiply(perTickLot), 24, RoundingMode.HALF_EVEN);
        if (ticks.signum() <= 0) {
            return null;
        }
        for (int i = 0; i < positions.size(); i++) {
            if (!isIn(brackets.get(i), ticks.multiply(lots(i)).multiply(perTickLot))) {
                return null;
            }
        }
        return new Meeting(ticks, slope.signum() > 0);
    }

    /** The maintenance margin is continuous, so at the border either of two brackets gives the same. */
    private boolean isIn(LeverageBracket bracket, BigDecimal notionalUnits) {
        boolean last = bracket.equals(market.spec().brackets().getLast());
        return notionalUnits.compareTo(BigDecimal.valueOf(bracket.floorUnits())) >= 0
                && (last || notionalUnits.compareTo(BigDecimal.valueOf(bracket.capUnits())) <= 0);
    }

    private BigDecimal lots(int position) {
        return BigDecimal.valueOf(positions.get(position).positionLots()).abs();
    }

    private BigDecimal price(Meeting meeting) {
        MarketSpec.Units units = market.spec().units();
        return meeting.ticks
                .multiply(BigDecimal.valueOf(units.tickSize(), units.priceScale()))
                .setScale(Decimals.UNIT_SCALE, meeting.rising ? RoundingMode.CEILING : RoundingMode.FLOOR);
    }
}
