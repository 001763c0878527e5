package org.perpex.market.funding;

import java.util.List;
import java.util.OptionalLong;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.Exact;
import org.perpex.common.core.Side;
import org.perpex.market.book.Level;
import org.perpex.market.specification.Listing;

/**
 * The premium index: how far the book lies outside the index, in parts per billion of it (formula F3). Zero while the
 * index lies between the impact prices.
 */
public final class Premium {

    /** Parts per billion: the scale of premiums and funding rates. */
    public static final long PPB = 1_000_000_000L;

    private static final long PPB_PER_TEXT_UNIT = 10;

    private Premium() {}

    /** The premium of a book, rounded towards zero; empty unless both sides hold the market's impact notional. */
    public static OptionalLong of(Listing listing, long indexUnits, List<Level> bids, List<Level> asks) {
        long impactUnits = listing.spec().funding().impactUnits();
        OptionalLong bid = ImpactPrice.of(listing, Side.BUY, bids, impactUnits);
        OptionalLong ask = ImpactPrice.of(listing, Side.SELL, asks, impactUnits);
        return bid.isEmpty() || ask.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(of(indexUnits, bid.getAsLong(), ask.getAsLong()));
    }

    /** Writes a premium or a rate with eight decimal places, cut towards zero. */
    public static String text(long ppb) {
        return Decimals.format(ppb / PPB_PER_TEXT_UNIT, Decimals.UNIT_SCALE);
    }

    /** [max(0, bid − index) − max(0, index − ask)] / index, rounded towards zero. */
    static long of(long indexUnits, long bidUnits, long askUnits) {
        long above = Math.max(0, bidUnits - indexUnits) - Math.max(0, indexUnits - askUnits);
        return above >= 0 ? Exact.mulDivFloor(above, PPB, indexUnits) : Exact.mulDivCeil(above, PPB, indexUnits);
    }
}
