package org.perpex.trade.api;

import org.perpex.common.core.MarketSpec;
import org.perpex.trade.amendment.Amendment;

/** An amendment as the dialect lists it. */
record AmendmentJson(
        long amendmentId,
        String symbol,
        String pair,
        long orderId,
        String clientOrderId,
        long time,
        ChangeJson amendment) {

    /** What was changed. */
    record ChangeJson(BeforeAfter price, BeforeAfter origQty, int count, long modifyId) {}

    /** A figure before and after. */
    record BeforeAfter(String before, String after) {}

    static AmendmentJson of(MarketSpec market, Amendment amendment) {
        MarketSpec.Units units = market.units();
        ChangeJson change = new ChangeJson(
                new BeforeAfter(
                        OrderJson.priceText(units, amendment.priceTicksBefore()),
                        OrderJson.priceText(units, amendment.priceTicks())),
                new BeforeAfter(
                        OrderJson.sizeText(units, amendment.sizeLotsBefore()),
                        OrderJson.sizeText(units, amendment.sizeLots())),
                amendment.number(),
                0);
        return new AmendmentJson(
                amendment.id(),
                market.symbol(),
                market.symbol(),
                amendment.orderId(),
                amendment.clientOrderId(),
                amendment.timeMillis(),
                change);
    }
}
