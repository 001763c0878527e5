package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.contract.sbe.OrderCancelAllDecoder;
import org.perpex.common.contract.sbe.OrderCancelAllEncoder;
import org.perpex.common.contract.sbe.OrderCancelDecoder;
import org.perpex.common.contract.sbe.OrderCancelEncoder;
import org.perpex.common.contract.sbe.OrderPlaceDecoder;
import org.perpex.common.contract.sbe.OrderPlaceEncoder;
import org.perpex.common.contract.sbe.OrderSetLeverageDecoder;
import org.perpex.common.contract.sbe.OrderSetLeverageEncoder;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;

/** Writes and reads {@link OrderCommand}. Not thread-safe: it reuses its flyweights. */
final class OrderCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderPlaceEncoder orderPlaceEncoder = new OrderPlaceEncoder();
    private final OrderPlaceDecoder orderPlaceDecoder = new OrderPlaceDecoder();
    private final OrderCancelEncoder orderCancelEncoder = new OrderCancelEncoder();
    private final OrderCancelDecoder orderCancelDecoder = new OrderCancelDecoder();
    private final OrderCancelAllEncoder orderCancelAllEncoder = new OrderCancelAllEncoder();
    private final OrderCancelAllDecoder orderCancelAllDecoder = new OrderCancelAllDecoder();
    private final OrderSetLeverageEncoder orderSetLeverageEncoder = new OrderSetLeverageEncoder();
    private final OrderSetLeverageDecoder orderSetLeverageDecoder = new OrderSetLeverageDecoder();

    int encode(OrderCommand message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case OrderCommand.Place m -> encodePlace(m, buffer, offset);
            case OrderCommand.Cancel m -> encodeCancel(m, buffer, offset);
            case OrderCommand.CancelAll m -> encodeCancelAll(m, buffer, offset);
            case OrderCommand.SetLeverage m -> encodeSetLeverage(m, buffer, offset);
        };
    }

    private int encodePlace(OrderCommand.Place m, MutableDirectBuffer buffer, int offset) {
        OrderPlaceEncoder encoder = orderPlaceEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.deadlineMillis(m.deadlineMillis());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.side((short) m.side().code);
        encoder.positionSide((short) m.positionSide().code);
        encoder.type((short) m.type().code);
        encoder.timeInForce((short) m.timeInForce().code);
        encoder.priceTicks(m.priceTicks());
        encoder.sizeLots(m.sizeLots());
        encoder.reduceOnly((short) (m.reduceOnly() ? 1 : 0));
        encoder.selfTradePrevention((short) m.selfTradePrevention().code);
        encoder.goodTillMillis(m.goodTillMillis());
        encoder.clientOrderId(m.clientOrderId());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    OrderCommand.Place decodePlace(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        OrderPlaceDecoder decoder = orderPlaceDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new OrderCommand.Place(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.deadlineMillis(),
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
                decoder.clientOrderId());
    }

    private int encodeCancel(OrderCommand.Cancel m, MutableDirectBuffer buffer, int offset) {
        OrderCancelEncoder encoder = orderCancelEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.deadlineMillis(m.deadlineMillis());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.orderId(m.orderId());
        encoder.clientOrderId(m.clientOrderId());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    OrderCommand.Cancel decodeCancel(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        OrderCancelDecoder decoder = orderCancelDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new OrderCommand.Cancel(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.deadlineMillis(),
                decoder.account(),
                decoder.market(),
                decoder.orderId(),
                decoder.clientOrderId());
    }

    private int encodeCancelAll(OrderCommand.CancelAll m, MutableDirectBuffer buffer, int offset) {
        OrderCancelAllEncoder encoder = orderCancelAllEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.deadlineMillis(m.deadlineMillis());
        encoder.account(m.account());
        encoder.market(m.market());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    OrderCommand.CancelAll decodeCancelAll(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        OrderCancelAllDecoder decoder = orderCancelAllDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new OrderCommand.CancelAll(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.deadlineMillis(),
                decoder.account(),
                decoder.market());
    }

    private int encodeSetLeverage(OrderCommand.SetLeverage m, MutableDirectBuffer buffer, int offset) {
        OrderSetLeverageEncoder encoder = orderSetLeverageEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.deadlineMillis(m.deadlineMillis());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.leverage(m.leverage());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    OrderCommand.SetLeverage decodeSetLeverage(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        OrderSetLeverageDecoder decoder = orderSetLeverageDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new OrderCommand.SetLeverage(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.deadlineMillis(),
                decoder.account(),
                decoder.market(),
                decoder.leverage());
    }
}
