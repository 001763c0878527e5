package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.contract.sbe.ParentEndedDecoder;
import org.perpex.common.contract.sbe.ParentEndedEncoder;
import org.perpex.common.contract.sbe.ParentPlacedDecoder;
import org.perpex.common.contract.sbe.ParentPlacedEncoder;
import org.perpex.common.contract.sbe.ParentProgressedDecoder;
import org.perpex.common.contract.sbe.ParentProgressedEncoder;
import org.perpex.common.core.ParentEnd;

/** Writes and reads {@link ParentFact}. Not thread-safe: it reuses its flyweights. */
final class ParentFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ParentPlacedEncoder placedEncoder = new ParentPlacedEncoder();
    private final ParentPlacedDecoder placedDecoder = new ParentPlacedDecoder();
    private final ParentProgressedEncoder progressedEncoder = new ParentProgressedEncoder();
    private final ParentProgressedDecoder progressedDecoder = new ParentProgressedDecoder();
    private final ParentEndedEncoder endedEncoder = new ParentEndedEncoder();
    private final ParentEndedDecoder endedDecoder = new ParentEndedDecoder();

    int encode(ParentFact message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case ParentFact.Placed m -> write(m, placedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case ParentFact.Progressed m ->
                        write(m, progressedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case ParentFact.Ended m -> write(m, endedEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    ParentFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case ParentPlacedDecoder.TEMPLATE_ID -> read(placedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case ParentProgressedDecoder.TEMPLATE_ID ->
                read(progressedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case ParentEndedDecoder.TEMPLATE_ID -> read(endedDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(ParentFact.Placed m, ParentPlacedEncoder encoder) {
        ParentDetailsCodec.write(m.parent(), encoder.parent());
        return encoder.encodedLength();
    }

    private static ParentFact.Placed read(ParentPlacedDecoder decoder) {
        return new ParentFact.Placed(ParentDetailsCodec.read(decoder.parent()));
    }

    private static int write(ParentFact.Progressed m, ParentProgressedEncoder encoder) {
        ParentDetailsCodec.write(m.parent(), encoder.parent());
        encoder.children(m.children()).filledLots(m.filledLots()).quoteUnits(m.quoteUnits());
        return encoder.encodedLength();
    }

    private static ParentFact.Progressed read(ParentProgressedDecoder decoder) {
        return new ParentFact.Progressed(
                ParentDetailsCodec.read(decoder.parent()),
                decoder.children(),
                decoder.filledLots(),
                decoder.quoteUnits());
    }

    private static int write(ParentFact.Ended m, ParentEndedEncoder encoder) {
        ParentDetailsCodec.write(m.parent(), encoder.parent());
        Ids.write(m.cause(), encoder.cause());
        encoder.reason((short) m.reason().code).filledLots(m.filledLots()).quoteUnits(m.quoteUnits());
        return encoder.encodedLength();
    }

    private static ParentFact.Ended read(ParentEndedDecoder decoder) {
        return new ParentFact.Ended(
                ParentDetailsCodec.read(decoder.parent()),
                Ids.request(decoder.cause()),
                ParentEnd.of(decoder.reason()),
                decoder.filledLots(),
                decoder.quoteUnits());
    }
}
