package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.contract.sbe.PositionMarketSettledDecoder;
import org.perpex.common.contract.sbe.PositionMarketSettledEncoder;
import org.perpex.common.contract.sbe.PositionMovedDecoder;
import org.perpex.common.contract.sbe.PositionMovedEncoder;
import org.perpex.common.contract.sbe.PositionMovesEndedDecoder;
import org.perpex.common.contract.sbe.PositionMovesEndedEncoder;
import org.perpex.common.contract.sbe.PositionSettledDecoder;
import org.perpex.common.contract.sbe.PositionSettledEncoder;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;

/** Writes and reads {@link PositionFact}. Not thread-safe: it reuses its flyweights. */
final class PositionFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PositionMovedEncoder movedEncoder = new PositionMovedEncoder();
    private final PositionMovedDecoder movedDecoder = new PositionMovedDecoder();
    private final PositionMovesEndedEncoder movesEndedEncoder = new PositionMovesEndedEncoder();
    private final PositionMovesEndedDecoder movesEndedDecoder = new PositionMovesEndedDecoder();
    private final PositionSettledEncoder settledEncoder = new PositionSettledEncoder();
    private final PositionSettledDecoder settledDecoder = new PositionSettledDecoder();
    private final PositionMarketSettledEncoder marketSettledEncoder = new PositionMarketSettledEncoder();
    private final PositionMarketSettledDecoder marketSettledDecoder = new PositionMarketSettledDecoder();

    int encode(PositionFact message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case PositionFact.Moved m -> write(m, movedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case PositionFact.MovesEnded m ->
                        write(m, movesEndedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case PositionFact.Settled m -> write(m, settledEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case PositionFact.MarketSettled m ->
                        write(m, marketSettledEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    PositionFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case PositionMovedDecoder.TEMPLATE_ID -> read(movedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case PositionMovesEndedDecoder.TEMPLATE_ID ->
                read(movesEndedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case PositionSettledDecoder.TEMPLATE_ID -> read(settledDecoder.wrapAndApplyHeader(buffer, offset, header));
            case PositionMarketSettledDecoder.TEMPLATE_ID ->
                read(marketSettledDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(PositionFact.Moved m, PositionMovedEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.market(m.market())
                .tradeNumber(m.tradeNumber())
                .cause((short) m.cause().code)
                .account(m.account())
                .positionSide((short) m.positionSide().code)
                .counterparty(m.counterparty())
                .counterpartySide((short) m.counterpartySide().code)
                .lots(m.lots())
                .priceTicks(m.priceTicks());
        return encoder.encodedLength();
    }

    private static PositionFact.Moved read(PositionMovedDecoder decoder) {
        return new PositionFact.Moved(
                Ids.request(decoder.request()),
                decoder.market(),
                decoder.tradeNumber(),
                MoveCause.of(decoder.cause()),
                decoder.account(),
                PositionSide.of(decoder.positionSide()),
                decoder.counterparty(),
                PositionSide.of(decoder.counterpartySide()),
                decoder.lots(),
                decoder.priceTicks());
    }

    private static int write(PositionFact.MovesEnded m, PositionMovesEndedEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account())
                .market(m.market())
                .cause((short) m.cause().code)
                .movedLots(m.movedLots())
                .leftLots(m.leftLots());
        return encoder.encodedLength();
    }

    private static PositionFact.MovesEnded read(PositionMovesEndedDecoder decoder) {
        return new PositionFact.MovesEnded(
                Ids.request(decoder.request()),
                decoder.account(),
                decoder.market(),
                MoveCause.of(decoder.cause()),
                decoder.movedLots(),
                decoder.leftLots());
    }

    private static int write(PositionFact.Settled m, PositionSettledEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account())
                .market(m.market())
                .positionSide((short) m.positionSide().code)
                .lots(m.lots())
                .priceTicks(m.priceTicks());
        return encoder.encodedLength();
    }

    private static PositionFact.Settled read(PositionSettledDecoder decoder) {
        return new PositionFact.Settled(
                Ids.request(decoder.request()),
                decoder.account(),
                decoder.market(),
                PositionSide.of(decoder.positionSide()),
                decoder.lots(),
                decoder.priceTicks());
    }

    private static int write(PositionFact.MarketSettled m, PositionMarketSettledEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.market(m.market()).positions(m.positions()).longLots(m.longLots());
        return encoder.encodedLength();
    }

    private static PositionFact.MarketSettled read(PositionMarketSettledDecoder decoder) {
        return new PositionFact.MarketSettled(
                Ids.request(decoder.request()), decoder.market(), decoder.positions(), decoder.longLots());
    }
}
