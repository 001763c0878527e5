package org.perpex.common.contract;

import org.perpex.common.core.PriceMatch;

/**
 * What an order asks for beyond price and size.
 *
 * @param visibleLots what an iceberg shows at once; 0 if it shows everything
 * @param priceMatch takes its price from the book, or NONE
 * @param reprice a GTX order that would take is put one tick behind the best opposite price instead of being refused
 * @param closePosition closes whatever the position is when it is triggered
 * @param quote counts for maker protection, and is withdrawn when that trips
 */
public record OrderTerms(
        long visibleLots, PriceMatch priceMatch, boolean reprice, boolean closePosition, boolean quote) {

    /** Those of an order that asks for nothing more. */
    public static final OrderTerms PLAIN = new OrderTerms(0, PriceMatch.NONE, false, false, false);
}
