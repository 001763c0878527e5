package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.contract.sbe.TriggerEndedDecoder;
import org.perpex.common.contract.sbe.TriggerEndedEncoder;
import org.perpex.common.contract.sbe.TriggerFiredDecoder;
import org.perpex.common.contract.sbe.TriggerFiredEncoder;
import org.perpex.common.contract.sbe.TriggerPlacedDecoder;
import org.perpex.common.contract.sbe.TriggerPlacedEncoder;
import org.perpex.common.contract.sbe.TriggerRefusedDecoder;
import org.perpex.common.contract.sbe.TriggerRefusedEncoder;
import org.perpex.common.contract.sbe.TriggerResizedDecoder;
import org.perpex.common.contract.sbe.TriggerResizedEncoder;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.TriggerEnd;

/** Writes and reads {@link TriggerFact}. Not thread-safe: it reuses its flyweights. */
final class TriggerFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TriggerPlacedEncoder placedEncoder = new TriggerPlacedEncoder();
    private final TriggerPlacedDecoder placedDecoder = new TriggerPlacedDecoder();
    private final TriggerResizedEncoder resizedEncoder = new TriggerResizedEncoder();
    private final TriggerResizedDecoder resizedDecoder = new TriggerResizedDecoder();
    private final TriggerFiredEncoder firedEncoder = new TriggerFiredEncoder();
    private final TriggerFiredDecoder firedDecoder = new TriggerFiredDecoder();
    private final TriggerRefusedEncoder refusedEncoder = new TriggerRefusedEncoder();
    private final TriggerRefusedDecoder refusedDecoder = new TriggerRefusedDecoder();
    private final TriggerEndedEncoder endedEncoder = new TriggerEndedEncoder();
    private final TriggerEndedDecoder endedDecoder = new TriggerEndedDecoder();

    int encode(TriggerFact message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case TriggerFact.Placed m -> write(m, placedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case TriggerFact.Resized m -> write(m, resizedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case TriggerFact.Fired m -> write(m, firedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case TriggerFact.Refused m -> write(m, refusedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case TriggerFact.Ended m -> write(m, endedEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    TriggerFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case TriggerPlacedDecoder.TEMPLATE_ID -> read(placedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case TriggerResizedDecoder.TEMPLATE_ID -> read(resizedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case TriggerFiredDecoder.TEMPLATE_ID -> read(firedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case TriggerRefusedDecoder.TEMPLATE_ID -> read(refusedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case TriggerEndedDecoder.TEMPLATE_ID -> read(endedDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(TriggerFact.Placed m, TriggerPlacedEncoder encoder) {
        TriggerDetailsCodec.write(m.trigger(), encoder.trigger());
        return encoder.encodedLength();
    }

    private static TriggerFact.Placed read(TriggerPlacedDecoder decoder) {
        return new TriggerFact.Placed(TriggerDetailsCodec.read(decoder.trigger()));
    }

    private static int write(TriggerFact.Resized m, TriggerResizedEncoder encoder) {
        TriggerDetailsCodec.write(m.trigger(), encoder.trigger());
        encoder.sizeLots(m.sizeLots());
        return encoder.encodedLength();
    }

    private static TriggerFact.Resized read(TriggerResizedDecoder decoder) {
        return new TriggerFact.Resized(TriggerDetailsCodec.read(decoder.trigger()), decoder.sizeLots());
    }

    private static int write(TriggerFact.Fired m, TriggerFiredEncoder encoder) {
        TriggerDetailsCodec.write(m.trigger(), encoder.trigger());
        encoder.orderId(m.orderId()).priceTicks(m.priceTicks());
        return encoder.encodedLength();
    }

    private static TriggerFact.Fired read(TriggerFiredDecoder decoder) {
        return new TriggerFact.Fired(
                TriggerDetailsCodec.read(decoder.trigger()), decoder.orderId(), decoder.priceTicks());
    }

    private static int write(TriggerFact.Refused m, TriggerRefusedEncoder encoder) {
        TriggerDetailsCodec.write(m.trigger(), encoder.trigger());
        encoder.priceTicks(m.priceTicks()).reason((short) m.reason().code);
        return encoder.encodedLength();
    }

    private static TriggerFact.Refused read(TriggerRefusedDecoder decoder) {
        return new TriggerFact.Refused(
                TriggerDetailsCodec.read(decoder.trigger()), decoder.priceTicks(), RejectReason.of(decoder.reason()));
    }

    private static int write(TriggerFact.Ended m, TriggerEndedEncoder encoder) {
        TriggerDetailsCodec.write(m.trigger(), encoder.trigger());
        Ids.write(m.cause(), encoder.cause());
        encoder.reason((short) m.reason().code);
        return encoder.encodedLength();
    }

    private static TriggerFact.Ended read(TriggerEndedDecoder decoder) {
        return new TriggerFact.Ended(
                TriggerDetailsCodec.read(decoder.trigger()),
                Ids.request(decoder.cause()),
                TriggerEnd.of(decoder.reason()));
    }
}
