package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.FundingPayDecoder;
import org.perpex.common.contract.sbe.FundingPayEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;

/** Writes and reads {@link FundingCommand}. Not thread-safe: it reuses its flyweights. */
final class FundingCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FundingPayEncoder payEncoder = new FundingPayEncoder();
    private final FundingPayDecoder payDecoder = new FundingPayDecoder();

    int encode(FundingCommand message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case FundingCommand.Pay m -> write(m, payEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    FundingCommand decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case FundingPayDecoder.TEMPLATE_ID -> read(payDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(FundingCommand.Pay m, FundingPayEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.market(m.market()).dueMillis(m.dueMillis()).ratePpb(m.ratePpb()).priceTicks(m.priceTicks());
        return encoder.encodedLength();
    }

    private static FundingCommand.Pay read(FundingPayDecoder decoder) {
        return new FundingCommand.Pay(
                Ids.request(decoder.request()),
                decoder.market(),
                decoder.dueMillis(),
                decoder.ratePpb(),
                decoder.priceTicks());
    }
}
