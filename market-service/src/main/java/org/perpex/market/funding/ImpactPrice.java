package org.perpex.market.funding;

import java.util.List;
import java.util.OptionalLong;
import org.perpex.common.core.Exact;
import org.perpex.common.core.Side;
import org.perpex.market.book.Level;
import org.perpex.market.specification.Listing;

/** The average price at which a notional trades at once, in 1e-8 of the quote asset (formula F3). */
final class ImpactPrice {

    private ImpactPrice() {}

    /**
     * Walks the levels of a side until they hold a notional: N / (lots of whole levels + the rest at the last one).
     * Rounded away from the middle: a bid's down, an ask's up.
     *
     * @param levels best first
     * @param impactUnits the notional, in units of the quote asset
     * @return empty if all levels together hold less
     */
    static OptionalLong of(Listing listing, Side side, List<Level> levels, long impactUnits) {
        long lots = 0;
        long restUnits = impactUnits;
        for (Level level : levels) {
            long lotUnits = Math.multiplyExact(
                    level.priceTicks(), listing.spec().units().unitsPerTickLot());
            // More lots than the rest asks for: this is the last level, and the product below cannot overflow.
            boolean last = level.lots() >= Math.ceilDiv(restUnits, lotUnits);
            if (last) {
                long divisor = Math.addExact(Math.multiplyExact(lots, lotUnits), restUnits);
                long priceUnits = Math.multiplyExact(level.priceTicks(), listing.tickIndexUnits());
                return OptionalLong.of(
                        side == Side.BUY
                                ? Exact.mulDivFloor(impactUnits, priceUnits, divisor)
                                : Exact.mulDivCeil(impactUnits, priceUnits, divisor));
            }
            lots += level.lots();
            restUnits -= level.lots() * lotUnits;
        }
        return OptionalLong.empty();
    }
}
