package org.perpex.trade.order;

import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Side;

/**
 * A change of an order as a client asks for it, valid by the filters of its market.
 *
 * @param side of the order: it never changes
 * @param priceTicks 0 with a price match
 * @param sizeLots of the whole order, what was traded included
 */
public record OrderChange(NamedOrder order, Side side, long priceTicks, long sizeLots, PriceMatch priceMatch) {}
