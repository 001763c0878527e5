package org.perpex.trade.order;

import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.CloseReason;

/**
 * An order and what has become of it.
 *
 * @param details with the price and the size that it has now
 * @param quoteUnits notional of all its fills
 * @param createdMillis engine time of its acceptance
 * @param updatedMillis engine time of its last change
 * @param amendments how often price or size were changed
 */
public record OrderState(
        OrderDetails details,
        OrderStatus status,
        long filledLots,
        long quoteUnits,
        long createdMillis,
        long updatedMillis,
        int amendments) {

    static OrderState accepted(OrderDetails details, long timeMillis) {
        return new OrderState(details, OrderStatus.NEW, 0, 0, timeMillis, timeMillis, 0);
    }

    OrderState filled(long lots, long units, long timeMillis) {
        long filled = filledLots + lots;
        OrderStatus next = filled == details.sizeLots() ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        return new OrderState(details, next, filled, quoteUnits + units, createdMillis, timeMillis, amendments);
    }

    OrderState closed(CloseReason reason, long timeMillis) {
        return new OrderState(
                details, OrderStatus.after(reason), filledLots, quoteUnits, createdMillis, timeMillis, amendments);
    }

    /** The order with the price and the size that an amendment gave it. */
    OrderState amended(long priceTicks, long sizeLots, long timeMillis) {
        OrderDetails now = details.withPriceAndSize(priceTicks, sizeLots);
        return new OrderState(now, status, filledLots, quoteUnits, createdMillis, timeMillis, amendments + 1);
    }

    /** The order as it was when the book accepted it: what a client sees that asked for no more than that. */
    public OrderState atAcceptance() {
        return accepted(details, createdMillis);
    }

    public long orderId() {
        return details.orderId();
    }
}
