package org.perpex.common.contract;

import java.nio.ByteOrder;
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
public final class OrderDetailsCodec {

    private static final char ASCII_MAX = 127;

    private OrderDetailsCodec() {}

    /** Writes an order into its place in a message. */
    public static void write(OrderDetails order, OrderDetailsEncoder encoder) {
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
        writeClientOrderId(order.clientOrderId(), encoder);
        OrderTermsCodec.write(order.terms(), encoder.terms());
        encoder.tradeGroup(order.tradeGroup())
                .origin((short) order.origin().code)
                .parentId(order.parentId());
    }

    /** Writes four characters at a time, then zeros: byte by byte, as the flyweight does it, costs more than the rest. */
    private static void writeClientOrderId(String clientOrderId, OrderDetailsEncoder encoder) {
        int room = OrderDetailsEncoder.clientOrderIdLength();
        if (clientOrderId.length() > room) {
            throw new IndexOutOfBoundsException("a client order id has at most " + room + " characters");
        }
        int from = encoder.offset() + OrderDetailsEncoder.clientOrderIdEncodingOffset();
        for (int at = 0; at < room; at += Integer.BYTES) {
            encoder.buffer().putInt(from + at, fourCharacters(clientOrderId, at), ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** The characters from an index on as bytes, the first the lowest; a question mark stands for what is not ASCII. */
    private static int fourCharacters(String text, int from) {
        int word = 0;
        for (int i = Math.min(text.length(), from + Integer.BYTES) - 1; i >= from; i--) {
            char character = text.charAt(i);
            word = word << Byte.SIZE | (character <= ASCII_MAX ? character : '?');
        }
        return word;
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
