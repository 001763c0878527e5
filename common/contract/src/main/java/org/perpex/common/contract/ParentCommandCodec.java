package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.contract.sbe.ParentCancelDecoder;
import org.perpex.common.contract.sbe.ParentCancelEncoder;
import org.perpex.common.contract.sbe.ParentPlaceDecoder;
import org.perpex.common.contract.sbe.ParentPlaceEncoder;

/** Writes and reads {@link ParentCommand}. Not thread-safe: it reuses its flyweights. */
final class ParentCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ParentPlaceEncoder placeEncoder = new ParentPlaceEncoder();
    private final ParentPlaceDecoder placeDecoder = new ParentPlaceDecoder();
    private final ParentCancelEncoder cancelEncoder = new ParentCancelEncoder();
    private final ParentCancelDecoder cancelDecoder = new ParentCancelDecoder();

    int encode(ParentCommand message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case ParentCommand.Place m -> write(m, placeEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case ParentCommand.Cancel m -> write(m, cancelEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    ParentCommand decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case ParentPlaceDecoder.TEMPLATE_ID -> read(placeDecoder.wrapAndApplyHeader(buffer, offset, header));
            case ParentCancelDecoder.TEMPLATE_ID -> read(cancelDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(ParentCommand.Place m, ParentPlaceEncoder encoder) {
        Heads.write(m, encoder.command());
        ParentOrderCodec.write(m.order(), encoder.order());
        return encoder.encodedLength();
    }

    private static ParentCommand.Place read(ParentPlaceDecoder decoder) {
        return new ParentCommand.Place(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                ParentOrderCodec.read(decoder.order()));
    }

    private static int write(ParentCommand.Cancel m, ParentCancelEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.parentId(m.parentId()).clientParentId(m.clientParentId());
        return encoder.encodedLength();
    }

    private static ParentCommand.Cancel read(ParentCancelDecoder decoder) {
        return new ParentCommand.Cancel(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                decoder.parentId(),
                decoder.clientParentId());
    }
}
