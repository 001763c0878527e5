package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MarketListMarketDecoder;
import org.perpex.common.contract.sbe.MarketSetPhaseDecoder;
import org.perpex.common.contract.sbe.MarketSetPhaseEncoder;
import org.perpex.common.contract.sbe.MarketSetPricesDecoder;
import org.perpex.common.contract.sbe.MarketSettleMarketDecoder;
import org.perpex.common.contract.sbe.MarketSettleMarketEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;

/** Writes and reads {@link MarketCommand}. Not thread-safe: it reuses its flyweights. */
final class MarketCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarketSpecCodec markets = new MarketSpecCodec();
    private final MarketSetPhaseEncoder marketSetPhaseEncoder = new MarketSetPhaseEncoder();
    private final MarketSetPhaseDecoder marketSetPhaseDecoder = new MarketSetPhaseDecoder();
    private final MarketSettleMarketEncoder settleEncoder = new MarketSettleMarketEncoder();
    private final MarketSettleMarketDecoder settleDecoder = new MarketSettleMarketDecoder();

    int encode(MarketCommand message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case MarketCommand.SetPhase m -> encodeSetPhase(m, buffer, offset);
            case MarketCommand.ListMarket m -> markets.encodeListMarket(m, buffer, offset);
            case MarketCommand.SettleMarket m -> encodeSettleMarket(m, buffer, offset);
            case MarketCommand.SetPrices m -> markets.encodeSetPrices(m, buffer, offset);
        };
    }

    private int encodeSetPhase(MarketCommand.SetPhase m, MutableDirectBuffer buffer, int offset) {
        MarketSetPhaseEncoder encoder = marketSetPhaseEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.market(m.market());
        encoder.phase((short) m.phase().code);
        encoder.cause((short) m.cause().code);
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    private MarketCommand.SetPhase decodeSetPhase(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        MarketSetPhaseDecoder decoder = marketSetPhaseDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new MarketCommand.SetPhase(
                decoder.market(), MarketPhase.of(decoder.phase()), PhaseCause.of(decoder.cause()));
    }

    private int encodeSettleMarket(MarketCommand.SettleMarket m, MutableDirectBuffer buffer, int offset) {
        MarketSettleMarketEncoder encoder = settleEncoder.wrapAndApplyHeader(buffer, offset, header);
        Ids.write(m.request(), encoder.request());
        encoder.market(m.market()).priceTicks(m.priceTicks());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    private MarketCommand.SettleMarket decodeSettleMarket(
            DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        MarketSettleMarketDecoder decoder = settleDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new MarketCommand.SettleMarket(Ids.request(decoder.request()), decoder.market(), decoder.priceTicks());
    }

    MarketCommand decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case MarketSetPhaseDecoder.TEMPLATE_ID -> decodeSetPhase(buffer, offset, header);
            case MarketSettleMarketDecoder.TEMPLATE_ID -> decodeSettleMarket(buffer, offset, header);
            case MarketListMarketDecoder.TEMPLATE_ID -> markets.decodeListMarket(buffer, offset, header);
            case MarketSetPricesDecoder.TEMPLATE_ID -> markets.decodeSetPrices(buffer, offset, header);
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }
}
