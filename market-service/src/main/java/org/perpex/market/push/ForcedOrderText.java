package org.perpex.market.push;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.perpex.common.contract.OrderDetails;
import org.perpex.market.feed.ForcedOrder;
import org.perpex.market.json.JsonText;
import org.perpex.market.specification.Listing;

/** The event of an order by which the exchange closed a position. */
final class ForcedOrderText {

    private ForcedOrderText() {}

    static String event(Listing listing, ForcedOrder order, long nowMillis) {
        OrderDetails details = order.details();
        String body = new JsonText()
                .object()
                .field("s", listing.symbol())
                .field("S", details.side().name())
                .field("o", details.type().name())
                .field("f", details.timeInForce().name())
                .field("q", listing.size(details.sizeLots()))
                .field("p", listing.price(details.priceTicks()))
                .field("ap", average(listing, order))
                .field("X", order.isFilled() ? "FILLED" : "EXPIRED")
                .field("l", listing.size(order.lastLots()))
                .field("z", listing.size(order.filledLots()))
                .field("T", order.timeMillis())
                .endObject()
                .toString();
        return new JsonText()
                .object()
                .field("e", "forceOrder")
                .field("E", nowMillis)
                .raw("\"o\":" + body)
                .endObject()
                .toString();
    }

    /** The average price, with the decimals of the market's prices, half to even. */
    private static String average(Listing listing, ForcedOrder order) {
        if (order.filledLots() == 0) {
            return listing.price(0);
        }
        int scale = listing.spec().units().priceScale();
        return BigDecimal.valueOf(order.filledTickLots())
                .multiply(BigDecimal.valueOf(listing.spec().units().tickSize(), scale))
                .divide(BigDecimal.valueOf(order.filledLots()), scale, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
