package org.perpex.common.contract;

import org.perpex.common.contract.sbe.CommandDecoder;
import org.perpex.common.contract.sbe.OrderEntryDecoder;
import org.perpex.common.contract.sbe.OrderEntryEncoder;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Writes and reads an order as a trader asks for it, as the part of a message that it is. */
final class OrderEntryCodec {

    private OrderEntryCodec() {}

    static void write(OrderCommand.Place order, OrderEntryEncoder encoder) {
        encoder.side((short) order.side().code)
                .positionSide((short) order.positionSide().code)
                .type((short) order.type().code)
                .timeInForce((short) order.timeInForce().code)
                .priceTicks(order.priceTicks())
                .sizeLots(order.sizeLots())
                .reduceOnly(Ids.bit(order.reduceOnly()))
                .selfTradePrevention((short) order.selfTradePrevention().code)
                .goodTillMillis(order.goodTillMillis())
                .clientOrderId(order.clientOrderId());
        OrderTermsCodec.write(order.terms(), encoder.terms());
    }

    static OrderCommand.Place read(CommandDecoder head, OrderEntryDecoder entry) {
        return new OrderCommand.Place(
                Ids.request(head.request()),
                head.deadlineMillis(),
                head.account(),
                head.market(),
                Side.of(entry.side()),
                PositionSide.of(entry.positionSide()),
                OrderType.of(entry.type()),
                TimeInForce.of(entry.timeInForce()),
                entry.priceTicks(),
                entry.sizeLots(),
                entry.reduceOnly() != 0,
                SelfTradePrevention.of(entry.selfTradePrevention()),
                entry.goodTillMillis(),
                entry.clientOrderId(),
                OrderTermsCodec.read(entry.terms()));
    }
}
