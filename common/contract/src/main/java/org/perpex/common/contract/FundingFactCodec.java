package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.FundingPaidDecoder;
import org.perpex.common.contract.sbe.FundingPaidEncoder;
import org.perpex.common.contract.sbe.FundingSettledDecoder;
import org.perpex.common.contract.sbe.FundingSettledEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.PositionSide;

/** Writes and reads {@link FundingFact}. Not thread-safe: it reuses its flyweights. */
final class FundingFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FundingPaidEncoder paidEncoder = new FundingPaidEncoder();
    private final FundingPaidDecoder paidDecoder = new FundingPaidDecoder();
    private final FundingSettledEncoder settledEncoder = new FundingSettledEncoder();
    private final FundingSettledDecoder settledDecoder = new FundingSettledDecoder();

    int encode(FundingFact message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case FundingFact.Paid m -> write(m, paidEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case FundingFact.Settled m -> write(m, settledEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    FundingFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case FundingPaidDecoder.TEMPLATE_ID -> read(paidDecoder.wrapAndApplyHeader(buffer, offset, header));
            case FundingSettledDecoder.TEMPLATE_ID -> read(settledDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(FundingFact.Paid m, FundingPaidEncoder encoder) {
        encoder.account(m.account())
                .market(m.market())
                .positionSide((short) m.positionSide().code)
                .dueMillis(m.dueMillis())
                .ratePpb(m.ratePpb())
                .priceTicks(m.priceTicks())
                .positionLots(m.positionLots())
                .amountUnits(m.amountUnits())
                .walletUnits(m.walletUnits())
                .isolatedUnits(m.isolatedUnits());
        return encoder.encodedLength();
    }

    private static FundingFact.Paid read(FundingPaidDecoder decoder) {
        return new FundingFact.Paid(
                decoder.account(),
                decoder.market(),
                PositionSide.of(decoder.positionSide()),
                decoder.dueMillis(),
                decoder.ratePpb(),
                decoder.priceTicks(),
                decoder.positionLots(),
                decoder.amountUnits(),
                decoder.walletUnits(),
                decoder.isolatedUnits());
    }

    private static int write(FundingFact.Settled m, FundingSettledEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.market(m.market())
                .dueMillis(m.dueMillis())
                .ratePpb(m.ratePpb())
                .priceTicks(m.priceTicks())
                .positions(m.positions())
                .paidUnits(m.paidUnits())
                .receivedUnits(m.receivedUnits())
                .roundingUnits(m.roundingUnits());
        return encoder.encodedLength();
    }

    private static FundingFact.Settled read(FundingSettledDecoder decoder) {
        return new FundingFact.Settled(
                Ids.request(decoder.request()),
                decoder.market(),
                decoder.dueMillis(),
                decoder.ratePpb(),
                decoder.priceTicks(),
                decoder.positions(),
                decoder.paidUnits(),
                decoder.receivedUnits(),
                decoder.roundingUnits());
    }
}
