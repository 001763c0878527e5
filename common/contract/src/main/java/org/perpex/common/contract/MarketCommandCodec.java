package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MarketSetPhaseDecoder;
import org.perpex.common.contract.sbe.MarketSetPhaseEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.MarketPhase;

/** Writes and reads {@link MarketCommand}. Not thread-safe: it reuses its flyweights. */
final class MarketCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    final MarketSpecCodec markets = new MarketSpecCodec();
    private final MarketSetPhaseEncoder marketSetPhaseEncoder = new MarketSetPhaseEncoder();
    private final MarketSetPhaseDecoder marketSetPhaseDecoder = new MarketSetPhaseDecoder();

    int encode(MarketCommand message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case MarketCommand.SetPhase m -> encodeSetPhase(m, buffer, offset);
            case MarketCommand.ListMarket m -> markets.encodeListMarket(m, buffer, offset);
            case MarketCommand.SetPrices m -> markets.encodeSetPrices(m, buffer, offset);
        };
    }

    private int encodeSetPhase(MarketCommand.SetPhase m, MutableDirectBuffer buffer, int offset) {
        MarketSetPhaseEncoder encoder = marketSetPhaseEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.market(m.market());
        encoder.phase((short) m.phase().code);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    MarketCommand.SetPhase decodeSetPhase(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        MarketSetPhaseDecoder decoder = marketSetPhaseDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new MarketCommand.SetPhase(decoder.market(), MarketPhase.of(decoder.phase()));
    }
}
