package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.contract.sbe.OrderAmendDecoder;
import org.perpex.common.contract.sbe.OrderAmendEncoder;
import org.perpex.common.contract.sbe.OrderCancelAllDecoder;
import org.perpex.common.contract.sbe.OrderCancelAllEncoder;
import org.perpex.common.contract.sbe.OrderCancelDecoder;
import org.perpex.common.contract.sbe.OrderCancelEncoder;
import org.perpex.common.contract.sbe.OrderCancelEverywhereDecoder;
import org.perpex.common.contract.sbe.OrderCancelEverywhereEncoder;
import org.perpex.common.contract.sbe.OrderPlaceDecoder;
import org.perpex.common.contract.sbe.OrderPlaceEncoder;
import org.perpex.common.contract.sbe.OrderResetProtectionDecoder;
import org.perpex.common.contract.sbe.OrderResetProtectionEncoder;
import org.perpex.common.contract.sbe.OrderSetCountdownDecoder;
import org.perpex.common.contract.sbe.OrderSetCountdownEncoder;
import org.perpex.common.contract.sbe.OrderSetLeverageDecoder;
import org.perpex.common.contract.sbe.OrderSetLeverageEncoder;
import org.perpex.common.contract.sbe.OrderSetProtectionDecoder;
import org.perpex.common.contract.sbe.OrderSetProtectionEncoder;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.Side;

/** Writes and reads {@link OrderCommand}. Not thread-safe: it reuses its flyweights. */
final class OrderCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderPlaceEncoder placeEncoder = new OrderPlaceEncoder();
    private final OrderPlaceDecoder placeDecoder = new OrderPlaceDecoder();
    private final OrderCancelEncoder cancelEncoder = new OrderCancelEncoder();
    private final OrderCancelDecoder cancelDecoder = new OrderCancelDecoder();
    private final OrderCancelAllEncoder cancelAllEncoder = new OrderCancelAllEncoder();
    private final OrderCancelAllDecoder cancelAllDecoder = new OrderCancelAllDecoder();
    private final OrderSetLeverageEncoder setLeverageEncoder = new OrderSetLeverageEncoder();
    private final OrderSetLeverageDecoder setLeverageDecoder = new OrderSetLeverageDecoder();
    private final OrderAmendEncoder amendEncoder = new OrderAmendEncoder();
    private final OrderAmendDecoder amendDecoder = new OrderAmendDecoder();
    private final OrderCancelEverywhereEncoder cancelEverywhereEncoder = new OrderCancelEverywhereEncoder();
    private final OrderCancelEverywhereDecoder cancelEverywhereDecoder = new OrderCancelEverywhereDecoder();
    private final OrderSetCountdownEncoder setCountdownEncoder = new OrderSetCountdownEncoder();
    private final OrderSetCountdownDecoder setCountdownDecoder = new OrderSetCountdownDecoder();
    private final OrderSetProtectionEncoder setProtectionEncoder = new OrderSetProtectionEncoder();
    private final OrderSetProtectionDecoder setProtectionDecoder = new OrderSetProtectionDecoder();
    private final OrderResetProtectionEncoder resetProtectionEncoder = new OrderResetProtectionEncoder();
    private final OrderResetProtectionDecoder resetProtectionDecoder = new OrderResetProtectionDecoder();

    int encode(OrderCommand message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case OrderCommand.Place m -> write(m, placeEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case OrderCommand.Cancel m -> write(m, cancelEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case OrderCommand.CancelAll m ->
                        write(m, cancelAllEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case OrderCommand.SetLeverage m ->
                        write(m, setLeverageEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case OrderCommand.Amend m -> write(m, amendEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case OrderCommand.CancelEverywhere m ->
                        write(m, cancelEverywhereEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case OrderCommand.SetCountdown m ->
                        write(m, setCountdownEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case OrderCommand.SetProtection m ->
                        write(m, setProtectionEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case OrderCommand.ResetProtection m ->
                        write(m, resetProtectionEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    OrderCommand decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case OrderPlaceDecoder.TEMPLATE_ID -> read(placeDecoder.wrapAndApplyHeader(buffer, offset, header));
            case OrderCancelDecoder.TEMPLATE_ID -> read(cancelDecoder.wrapAndApplyHeader(buffer, offset, header));
            case OrderCancelAllDecoder.TEMPLATE_ID -> read(cancelAllDecoder.wrapAndApplyHeader(buffer, offset, header));
            case OrderSetLeverageDecoder.TEMPLATE_ID ->
                read(setLeverageDecoder.wrapAndApplyHeader(buffer, offset, header));
            case OrderAmendDecoder.TEMPLATE_ID -> read(amendDecoder.wrapAndApplyHeader(buffer, offset, header));
            case OrderCancelEverywhereDecoder.TEMPLATE_ID ->
                read(cancelEverywhereDecoder.wrapAndApplyHeader(buffer, offset, header));
            case OrderSetCountdownDecoder.TEMPLATE_ID ->
                read(setCountdownDecoder.wrapAndApplyHeader(buffer, offset, header));
            case OrderSetProtectionDecoder.TEMPLATE_ID ->
                read(setProtectionDecoder.wrapAndApplyHeader(buffer, offset, header));
            case OrderResetProtectionDecoder.TEMPLATE_ID ->
                read(resetProtectionDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(OrderCommand.Place m, OrderPlaceEncoder encoder) {
        Heads.write(m, encoder.command());
        OrderEntryCodec.write(m, encoder.entry());
        return encoder.encodedLength();
    }

    private static OrderCommand.Place read(OrderPlaceDecoder decoder) {
        return OrderEntryCodec.read(decoder.command(), decoder.entry());
    }

    private static int write(OrderCommand.Cancel m, OrderCancelEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.orderId(m.orderId()).clientOrderId(m.clientOrderId());
        return encoder.encodedLength();
    }

    private static OrderCommand.Cancel read(OrderCancelDecoder decoder) {
        return new OrderCommand.Cancel(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                decoder.orderId(),
                decoder.clientOrderId());
    }

    private static int write(OrderCommand.CancelAll m, OrderCancelAllEncoder encoder) {
        Heads.write(m, encoder.command());
        return encoder.encodedLength();
    }

    private static OrderCommand.CancelAll read(OrderCancelAllDecoder decoder) {
        return new OrderCommand.CancelAll(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market());
    }

    private static int write(OrderCommand.SetLeverage m, OrderSetLeverageEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.leverage(m.leverage());
        return encoder.encodedLength();
    }

    private static OrderCommand.SetLeverage read(OrderSetLeverageDecoder decoder) {
        return new OrderCommand.SetLeverage(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                decoder.leverage());
    }

    private static int write(OrderCommand.Amend m, OrderAmendEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.orderId(m.orderId())
                .clientOrderId(m.clientOrderId())
                .side((short) m.side().code)
                .priceTicks(m.priceTicks())
                .sizeLots(m.sizeLots())
                .priceMatch((short) m.priceMatch().code);
        return encoder.encodedLength();
    }

    private static OrderCommand.Amend read(OrderAmendDecoder decoder) {
        return new OrderCommand.Amend(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                decoder.orderId(),
                decoder.clientOrderId(),
                Side.of(decoder.side()),
                decoder.priceTicks(),
                decoder.sizeLots(),
                PriceMatch.of(decoder.priceMatch()));
    }

    private static int write(OrderCommand.CancelEverywhere m, OrderCancelEverywhereEncoder encoder) {
        Heads.write(m, encoder.command());
        return encoder.encodedLength();
    }

    private static OrderCommand.CancelEverywhere read(OrderCancelEverywhereDecoder decoder) {
        return new OrderCommand.CancelEverywhere(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market());
    }

    private static int write(OrderCommand.SetCountdown m, OrderSetCountdownEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.countdownMillis(m.countdownMillis());
        return encoder.encodedLength();
    }

    private static OrderCommand.SetCountdown read(OrderSetCountdownDecoder decoder) {
        return new OrderCommand.SetCountdown(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                decoder.countdownMillis());
    }

    private static int write(OrderCommand.SetProtection m, OrderSetProtectionEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.windowMillis(m.windowMillis())
                .lotsMax(m.lotsMax())
                .fillsMax(m.fillsMax())
                .frozenMillis(m.frozenMillis());
        return encoder.encodedLength();
    }

    private static OrderCommand.SetProtection read(OrderSetProtectionDecoder decoder) {
        return new OrderCommand.SetProtection(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                decoder.windowMillis(),
                decoder.lotsMax(),
                decoder.fillsMax(),
                decoder.frozenMillis());
    }

    private static int write(OrderCommand.ResetProtection m, OrderResetProtectionEncoder encoder) {
        Heads.write(m, encoder.command());
        return encoder.encodedLength();
    }

    private static OrderCommand.ResetProtection read(OrderResetProtectionDecoder decoder) {
        return new OrderCommand.ResetProtection(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market());
    }
}
