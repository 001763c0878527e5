package org.perpex.common.contract;

import org.perpex.common.contract.sbe.OrderDetailsDecoder;
import org.perpex.common.contract.sbe.OrderDetailsEncoder;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Writes and reads {@link OrderDetails} as the part of a message that it is. */
final class OrderDetailsCodec {

    private OrderDetailsCodec() {}

    static void write(OrderDetails order, OrderDetailsEncoder encoder) {
        Ids.write(order.request(), encoder.request());
        encoder.orderId(order.orderId());
        encoder.account(order.account());
        encoder.market(order.market());
        encoder.side((short) order.side().code);
        encoder.positionSide((short) order.positionSide().code);
        encoder.type((short) order.type().code);
        encoder.timeInForce((short) order.timeInForce().code);
        encoder.priceTicks(order.priceTicks());
        encoder.sizeLots(order.sizeLots());
        encoder.reduceOnly(Ids.bit(order.reduceOnly()));
        encoder.selfTradePrevention((short) order.selfTradePrevention().code);
        encoder.goodTillMillis(order.goodTillMillis());
        encoder.route((short) order.route().code);
        encoder.clientOrderId(order.clientOrderId());
        OrderTermsCodec.write(order.terms(), encoder.terms());
        encoder.tradeGroup(order.tradeGroup())
                .origin((short) order.origin().code)
                .parentId(order.parentId());
    }

    static OrderDetails read(OrderDetailsDecoder decoder) {
        return new OrderDetails(
                Ids.request(decoder.request()),
                decoder.orderId(),
                decoder.account(),
                decoder.market(),
                Side.of(decoder.side()),
                PositionSide.of(decoder.positionSide()),
                OrderType.of(decoder.type()),
                TimeInForce.of(decoder.timeInForce()),
                decoder.priceTicks(),
                decoder.sizeLots(),
                decoder.reduceOnly() != 0,
                SelfTradePrevention.of(decoder.selfTradePrevention()),
                decoder.goodTillMillis(),
                Route.of(decoder.route()),
                decoder.clientOrderId(),
                OrderTermsCodec.read(decoder.terms()),
                decoder.tradeGroup(),
                OrderOrigin.of(decoder.origin()),
                decoder.parentId());
    }
}
