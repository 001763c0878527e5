package org.perpex.risk.engine;

import org.perpex.common.core.Exact;
import org.perpex.common.core.MarketSpec;

/**
 * The price at which closing a position uses up what stands behind it (formula F11). Of an account with several
 * positions each has a part of the equity, in proportion to its maintenance margin.
 */
final class BankruptcyPrice {

    private BankruptcyPrice() {}

    /** In ticks, rounded in favour of the account's wallet, so that closing there never costs the fund anything. */
    static long ticks(Pricing market, Exposure position, Standing standing) {
        long lots = Math.abs(position.positionLots());
        long ticks = position.positionLots() > 0
                ? Math.ceilDiv(
                        valueUnits(market, position, standing), Math.multiplyExact(lots, market.unitsPerTickLot()))
                : Math.floorDiv(
                        valueUnits(market, position, standing), Math.multiplyExact(lots, market.unitsPerTickLot()));
        MarketSpec.Limits limits = market.spec().limits();
        return Math.clamp(ticks, limits.priceTicksMin(), limits.priceTicksMax());
    }

    /** What the position must be sold for at least, or may be bought back for at most, in all. */
    static long valueUnits(Pricing market, Exposure position, Standing standing) {
        long shareUnits = shareUnits(market, position, standing);
        long notionalUnits = Margin.positionNotionalUnits(market, position);
        return position.positionLots() > 0
                ? Math.subtractExact(notionalUnits, shareUnits)
                : Math.addExact(notionalUnits, shareUnits);
    }

    /** The position's part of the equity, rounded down. */
    private static long shareUnits(Pricing market, Exposure position, Standing standing) {
        return standing.maintenanceUnits() == 0
                ? standing.equityUnits()
                : Exact.mulDivFloor(
                        standing.equityUnits(), Margin.maintenanceUnits(market, position), standing.maintenanceUnits());
    }
}
