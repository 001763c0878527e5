package org.perpex.common.contract;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.LiquidationDeleverageRankedDecoder;
import org.perpex.common.contract.sbe.LiquidationDeleverageRankedEncoder;
import org.perpex.common.contract.sbe.LiquidationDeleverageWarnedDecoder;
import org.perpex.common.contract.sbe.LiquidationDeleverageWarnedEncoder;
import org.perpex.common.contract.sbe.LiquidationFrozenDecoder;
import org.perpex.common.contract.sbe.LiquidationFrozenEncoder;
import org.perpex.common.contract.sbe.LiquidationInsurancePaidDecoder;
import org.perpex.common.contract.sbe.LiquidationInsurancePaidEncoder;
import org.perpex.common.contract.sbe.LiquidationMarginCalledDecoder;
import org.perpex.common.contract.sbe.LiquidationMarginCalledEncoder;
import org.perpex.common.contract.sbe.LiquidationReleasedDecoder;
import org.perpex.common.contract.sbe.LiquidationReleasedEncoder;
import org.perpex.common.contract.sbe.LiquidationStageEnteredDecoder;
import org.perpex.common.contract.sbe.LiquidationStageEnteredEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LiquidationStage;
import org.perpex.common.core.PositionSide;

/** Writes and reads {@link LiquidationFact}. Not thread-safe: it reuses its flyweights. */
final class LiquidationFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LiquidationMarginCalledEncoder marginCalledEncoder = new LiquidationMarginCalledEncoder();
    private final LiquidationMarginCalledDecoder marginCalledDecoder = new LiquidationMarginCalledDecoder();
    private final LiquidationFrozenEncoder frozenEncoder = new LiquidationFrozenEncoder();
    private final LiquidationFrozenDecoder frozenDecoder = new LiquidationFrozenDecoder();
    private final LiquidationStageEnteredEncoder stageEnteredEncoder = new LiquidationStageEnteredEncoder();
    private final LiquidationStageEnteredDecoder stageEnteredDecoder = new LiquidationStageEnteredDecoder();
    private final LiquidationReleasedEncoder releasedEncoder = new LiquidationReleasedEncoder();
    private final LiquidationReleasedDecoder releasedDecoder = new LiquidationReleasedDecoder();
    private final LiquidationInsurancePaidEncoder insurancePaidEncoder = new LiquidationInsurancePaidEncoder();
    private final LiquidationInsurancePaidDecoder insurancePaidDecoder = new LiquidationInsurancePaidDecoder();
    private final LiquidationDeleverageRankedEncoder deleverageRankedEncoder = new LiquidationDeleverageRankedEncoder();
    private final LiquidationDeleverageRankedDecoder deleverageRankedDecoder = new LiquidationDeleverageRankedDecoder();
    private final LiquidationDeleverageWarnedEncoder deleverageWarnedEncoder = new LiquidationDeleverageWarnedEncoder();
    private final LiquidationDeleverageWarnedDecoder deleverageWarnedDecoder = new LiquidationDeleverageWarnedDecoder();

    int encode(LiquidationFact message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case LiquidationFact.MarginCalled m ->
                        write(m, marginCalledEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case LiquidationFact.Frozen m -> write(m, frozenEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case LiquidationFact.StageEntered m ->
                        write(m, stageEnteredEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case LiquidationFact.Released m ->
                        write(m, releasedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case LiquidationFact.InsurancePaid m ->
                        write(m, insurancePaidEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case LiquidationFact.DeleverageRanked m ->
                        write(m, deleverageRankedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case LiquidationFact.DeleverageWarned m ->
                        write(m, deleverageWarnedEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    LiquidationFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case LiquidationMarginCalledDecoder.TEMPLATE_ID ->
                read(marginCalledDecoder.wrapAndApplyHeader(buffer, offset, header));
            case LiquidationFrozenDecoder.TEMPLATE_ID -> read(frozenDecoder.wrapAndApplyHeader(buffer, offset, header));
            case LiquidationStageEnteredDecoder.TEMPLATE_ID ->
                read(stageEnteredDecoder.wrapAndApplyHeader(buffer, offset, header));
            case LiquidationReleasedDecoder.TEMPLATE_ID ->
                read(releasedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case LiquidationInsurancePaidDecoder.TEMPLATE_ID ->
                read(insurancePaidDecoder.wrapAndApplyHeader(buffer, offset, header));
            case LiquidationDeleverageRankedDecoder.TEMPLATE_ID ->
                read(deleverageRankedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case LiquidationDeleverageWarnedDecoder.TEMPLATE_ID ->
                read(deleverageWarnedDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(LiquidationFact.MarginCalled m, LiquidationMarginCalledEncoder encoder) {
        encoder.account(m.account()).equityUnits(m.equityUnits()).maintenanceUnits(m.maintenanceUnits());
        LiquidationMarginCalledEncoder.PositionsEncoder items =
                encoder.positionsCount(m.positions().size());
        m.positions().forEach(item -> EndangeredCodec.write(item, items.next().item()));
        return encoder.encodedLength();
    }

    private static LiquidationFact.MarginCalled read(LiquidationMarginCalledDecoder decoder) {
        return new LiquidationFact.MarginCalled(
                decoder.account(), decoder.equityUnits(), decoder.maintenanceUnits(), positions(decoder.positions()));
    }

    private static int write(LiquidationFact.Frozen m, LiquidationFrozenEncoder encoder) {
        encoder.account(m.account())
                .market(m.market())
                .equityUnits(m.equityUnits())
                .maintenanceUnits(m.maintenanceUnits());
        return encoder.encodedLength();
    }

    private static LiquidationFact.Frozen read(LiquidationFrozenDecoder decoder) {
        return new LiquidationFact.Frozen(
                decoder.account(), decoder.market(), decoder.equityUnits(), decoder.maintenanceUnits());
    }

    private static int write(LiquidationFact.StageEntered m, LiquidationStageEnteredEncoder encoder) {
        encoder.account(m.account())
                .market(m.market())
                .positionSide((short) m.positionSide().code)
                .stage((short) m.stage().code)
                .orderId(m.orderId())
                .lots(m.lots())
                .priceTicks(m.priceTicks())
                .equityUnits(m.equityUnits())
                .maintenanceUnits(m.maintenanceUnits());
        return encoder.encodedLength();
    }

    private static LiquidationFact.StageEntered read(LiquidationStageEnteredDecoder decoder) {
        return new LiquidationFact.StageEntered(
                decoder.account(),
                decoder.market(),
                PositionSide.of(decoder.positionSide()),
                LiquidationStage.of(decoder.stage()),
                decoder.orderId(),
                decoder.lots(),
                decoder.priceTicks(),
                decoder.equityUnits(),
                decoder.maintenanceUnits());
    }

    private static int write(LiquidationFact.Released m, LiquidationReleasedEncoder encoder) {
        encoder.account(m.account())
                .market(m.market())
                .equityUnits(m.equityUnits())
                .maintenanceUnits(m.maintenanceUnits());
        return encoder.encodedLength();
    }

    private static LiquidationFact.Released read(LiquidationReleasedDecoder decoder) {
        return new LiquidationFact.Released(
                decoder.account(), decoder.market(), decoder.equityUnits(), decoder.maintenanceUnits());
    }

    private static int write(LiquidationFact.InsurancePaid m, LiquidationInsurancePaidEncoder encoder) {
        encoder.account(m.account())
                .market(m.market())
                .asset((short) m.asset().code)
                .amountUnits(m.amountUnits())
                .walletUnits(m.walletUnits())
                .poolUnits(m.poolUnits())
                .sharedUnits(m.sharedUnits());
        return encoder.encodedLength();
    }

    private static LiquidationFact.InsurancePaid read(LiquidationInsurancePaidDecoder decoder) {
        return new LiquidationFact.InsurancePaid(
                decoder.account(),
                decoder.market(),
                Asset.of(decoder.asset()),
                decoder.amountUnits(),
                decoder.walletUnits(),
                decoder.poolUnits(),
                decoder.sharedUnits());
    }

    private static int write(LiquidationFact.DeleverageRanked m, LiquidationDeleverageRankedEncoder encoder) {
        encoder.account(m.account())
                .market(m.market())
                .positionSide((short) m.positionSide().code)
                .quantile(m.quantile());
        return encoder.encodedLength();
    }

    private static LiquidationFact.DeleverageRanked read(LiquidationDeleverageRankedDecoder decoder) {
        return new LiquidationFact.DeleverageRanked(
                decoder.account(), decoder.market(), PositionSide.of(decoder.positionSide()), decoder.quantile());
    }

    private static int write(LiquidationFact.DeleverageWarned m, LiquidationDeleverageWarnedEncoder encoder) {
        encoder.account(m.account())
                .market(m.market())
                .positionSide((short) m.positionSide().code)
                .quantile(m.quantile());
        return encoder.encodedLength();
    }

    private static LiquidationFact.DeleverageWarned read(LiquidationDeleverageWarnedDecoder decoder) {
        return new LiquidationFact.DeleverageWarned(
                decoder.account(), decoder.market(), PositionSide.of(decoder.positionSide()), decoder.quantile());
    }

    private static List<Endangered> positions(LiquidationMarginCalledDecoder.PositionsDecoder items) {
        List<Endangered> read = new ArrayList<>(items.count());
        items.forEach(item -> read.add(EndangeredCodec.read(item.item())));
        return read;
    }
}
