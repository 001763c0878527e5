package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.contract.sbe.TransferInDecoder;
import org.perpex.common.contract.sbe.TransferInEncoder;
import org.perpex.common.contract.sbe.TransferOutDecoder;
import org.perpex.common.contract.sbe.TransferOutEncoder;
import org.perpex.common.core.Asset;
import org.perpex.common.core.TransferId;

/** Writes and reads {@link TransferCommand}. Not thread-safe: it reuses its flyweights. */
final class TransferCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TransferInEncoder transferInEncoder = new TransferInEncoder();
    private final TransferInDecoder transferInDecoder = new TransferInDecoder();
    private final TransferOutEncoder transferOutEncoder = new TransferOutEncoder();
    private final TransferOutDecoder transferOutDecoder = new TransferOutDecoder();

    int encode(TransferCommand message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case TransferCommand.In m -> encodeIn(m, buffer, offset);
            case TransferCommand.Out m -> encodeOut(m, buffer, offset);
        };
    }

    private int encodeIn(TransferCommand.In m, MutableDirectBuffer buffer, int offset) {
        TransferInEncoder encoder = transferInEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.transfer().high(m.transfer().high()).low(m.transfer().low());
        encoder.account(m.account());
        encoder.asset((short) m.asset().code);
        encoder.amountUnits(m.amountUnits());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    private TransferCommand.In decodeIn(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        TransferInDecoder decoder = transferInDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new TransferCommand.In(
                new TransferId(decoder.transfer().high(), decoder.transfer().low()),
                decoder.account(),
                Asset.of(decoder.asset()),
                decoder.amountUnits());
    }

    private int encodeOut(TransferCommand.Out m, MutableDirectBuffer buffer, int offset) {
        TransferOutEncoder encoder = transferOutEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.transfer().high(m.transfer().high()).low(m.transfer().low());
        encoder.account(m.account());
        encoder.asset((short) m.asset().code);
        encoder.amountUnits(m.amountUnits());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    private TransferCommand.Out decodeOut(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        TransferOutDecoder decoder = transferOutDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new TransferCommand.Out(
                new TransferId(decoder.transfer().high(), decoder.transfer().low()),
                decoder.account(),
                Asset.of(decoder.asset()),
                decoder.amountUnits());
    }

    TransferCommand decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case TransferInDecoder.TEMPLATE_ID -> decodeIn(buffer, offset, header);
            case TransferOutDecoder.TEMPLATE_ID -> decodeOut(buffer, offset, header);
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }
}
