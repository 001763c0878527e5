package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.AccountCheckpointTakenDecoder;
import org.perpex.common.contract.sbe.AccountCheckpointTakenEncoder;
import org.perpex.common.contract.sbe.AccountLeverageChangedDecoder;
import org.perpex.common.contract.sbe.AccountLeverageChangedEncoder;
import org.perpex.common.contract.sbe.AccountOrderAmendedDecoder;
import org.perpex.common.contract.sbe.AccountOrderAmendedEncoder;
import org.perpex.common.contract.sbe.AccountOrderClosedDecoder;
import org.perpex.common.contract.sbe.AccountOrderClosedEncoder;
import org.perpex.common.contract.sbe.AccountOrderFilledDecoder;
import org.perpex.common.contract.sbe.AccountOrderFilledEncoder;
import org.perpex.common.contract.sbe.AccountOrderOpenedDecoder;
import org.perpex.common.contract.sbe.AccountOrderOpenedEncoder;
import org.perpex.common.contract.sbe.AccountPositionMovedDecoder;
import org.perpex.common.contract.sbe.AccountPositionMovedEncoder;
import org.perpex.common.contract.sbe.AccountTransferAppliedDecoder;
import org.perpex.common.contract.sbe.AccountTransferAppliedEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.MoveCause;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.TransferDirection;

/** Writes and reads {@link AccountFact}. Not thread-safe: it reuses its flyweights. */
final class AccountFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AccountOrderOpenedEncoder orderOpenedEncoder = new AccountOrderOpenedEncoder();
    private final AccountOrderOpenedDecoder orderOpenedDecoder = new AccountOrderOpenedDecoder();
    private final AccountOrderFilledEncoder orderFilledEncoder = new AccountOrderFilledEncoder();
    private final AccountOrderFilledDecoder orderFilledDecoder = new AccountOrderFilledDecoder();
    private final AccountOrderClosedEncoder orderClosedEncoder = new AccountOrderClosedEncoder();
    private final AccountOrderClosedDecoder orderClosedDecoder = new AccountOrderClosedDecoder();
    private final AccountLeverageChangedEncoder leverageChangedEncoder = new AccountLeverageChangedEncoder();
    private final AccountLeverageChangedDecoder leverageChangedDecoder = new AccountLeverageChangedDecoder();
    private final AccountTransferAppliedEncoder transferAppliedEncoder = new AccountTransferAppliedEncoder();
    private final AccountTransferAppliedDecoder transferAppliedDecoder = new AccountTransferAppliedDecoder();
    private final AccountCheckpointTakenEncoder checkpointTakenEncoder = new AccountCheckpointTakenEncoder();
    private final AccountCheckpointTakenDecoder checkpointTakenDecoder = new AccountCheckpointTakenDecoder();
    private final AccountOrderAmendedEncoder orderAmendedEncoder = new AccountOrderAmendedEncoder();
    private final AccountOrderAmendedDecoder orderAmendedDecoder = new AccountOrderAmendedDecoder();
    private final AccountPositionMovedEncoder positionMovedEncoder = new AccountPositionMovedEncoder();
    private final AccountPositionMovedDecoder positionMovedDecoder = new AccountPositionMovedDecoder();
    private final TriggerFactCodec triggerFacts = new TriggerFactCodec();
    private final ParentFactCodec parentFacts = new ParentFactCodec();
    private final SettingFactCodec settingFacts = new SettingFactCodec();
    private final LiquidationFactCodec liquidationFacts = new LiquidationFactCodec();
    private final FundingFactCodec fundingFacts = new FundingFactCodec();
    private final LimitFactCodec limitFacts = new LimitFactCodec();

    int encode(AccountFact message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case AccountFact.OrderOpened m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, orderOpenedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountFact.OrderFilled m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, orderFilledEncoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountFact.OrderClosed m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, orderClosedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountFact.LeverageChanged m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, leverageChangedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountFact.TransferApplied m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, transferAppliedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountFact.CheckpointTaken m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, checkpointTakenEncoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountFact.OrderAmended m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, orderAmendedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountFact.PositionMoved m ->
                MessageHeaderEncoder.ENCODED_LENGTH
                        + write(m, positionMovedEncoder.wrapAndApplyHeader(buffer, offset, header));
            case TriggerFact m -> triggerFacts.encode(m, buffer, offset);
            case ParentFact m -> parentFacts.encode(m, buffer, offset);
            case SettingFact m -> settingFacts.encode(m, buffer, offset);
            case LiquidationFact m -> liquidationFacts.encode(m, buffer, offset);
            case FundingFact m -> fundingFacts.encode(m, buffer, offset);
            case LimitFact m -> limitFacts.encode(m, buffer, offset);
        };
    }

    AccountFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case AccountOrderOpenedDecoder.TEMPLATE_ID ->
                read(orderOpenedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountOrderFilledDecoder.TEMPLATE_ID ->
                read(orderFilledDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountOrderClosedDecoder.TEMPLATE_ID ->
                read(orderClosedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountLeverageChangedDecoder.TEMPLATE_ID ->
                read(leverageChangedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountTransferAppliedDecoder.TEMPLATE_ID ->
                read(transferAppliedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountCheckpointTakenDecoder.TEMPLATE_ID ->
                read(checkpointTakenDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountOrderAmendedDecoder.TEMPLATE_ID ->
                read(orderAmendedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountPositionMovedDecoder.TEMPLATE_ID ->
                read(positionMovedDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> decodeOther(buffer, offset, header);
        };
    }

    private AccountFact decodeOther(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (MessageCodec.family(header.templateId())) {
            case 240 -> triggerFacts.decode(buffer, offset, header);
            case 256 -> parentFacts.decode(buffer, offset, header);
            case 272 -> settingFacts.decode(buffer, offset, header);
            case 288 -> liquidationFacts.decode(buffer, offset, header);
            case 304 -> fundingFacts.decode(buffer, offset, header);
            case 320 -> limitFacts.decode(buffer, offset, header);
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(AccountFact.OrderOpened m, AccountOrderOpenedEncoder encoder) {
        OrderDetailsCodec.write(m.order(), encoder.order());
        return encoder.encodedLength();
    }

    private static AccountFact.OrderOpened read(AccountOrderOpenedDecoder decoder) {
        return new AccountFact.OrderOpened(OrderDetailsCodec.read(decoder.order()));
    }

    private static int write(AccountFact.OrderFilled m, AccountOrderFilledEncoder encoder) {
        OrderDetailsCodec.write(m.order(), encoder.order());
        encoder.tradeNumber(m.tradeNumber())
                .maker(Ids.bit(m.maker()))
                .fillPriceTicks(m.fillPriceTicks())
                .fillLots(m.fillLots())
                .filledLots(m.filledLots())
                .quoteUnits(m.quoteUnits())
                .feeUnits(m.feeUnits())
                .realizedUnits(m.realizedUnits())
                .positionLots(m.positionLots())
                .entryValueUnits(m.entryValueUnits())
                .walletUnits(m.walletUnits())
                .source((short) m.source().code)
                .venuePriceTicks(m.venuePriceTicks())
                .positionRealizedUnits(m.positionRealizedUnits())
                .breakEvenValueUnits(m.breakEvenValueUnits())
                .insuranceFeeUnits(m.insuranceFeeUnits())
                .isolatedUnits(m.isolatedUnits());
        return encoder.encodedLength();
    }

    private static AccountFact.OrderFilled read(AccountOrderFilledDecoder decoder) {
        return new AccountFact.OrderFilled(
                OrderDetailsCodec.read(decoder.order()),
                decoder.tradeNumber(),
                decoder.maker() != 0,
                decoder.fillPriceTicks(),
                decoder.fillLots(),
                decoder.filledLots(),
                decoder.quoteUnits(),
                decoder.feeUnits(),
                decoder.realizedUnits(),
                decoder.positionLots(),
                decoder.entryValueUnits(),
                decoder.walletUnits(),
                FillSource.of(decoder.source()),
                decoder.venuePriceTicks(),
                decoder.positionRealizedUnits(),
                decoder.breakEvenValueUnits(),
                decoder.insuranceFeeUnits(),
                decoder.isolatedUnits());
    }

    private static int write(AccountFact.OrderClosed m, AccountOrderClosedEncoder encoder) {
        OrderDetailsCodec.write(m.order(), encoder.order());
        Ids.write(m.cause(), encoder.cause());
        encoder.reason((short) m.reason().code).filledLots(m.filledLots()).quoteUnits(m.quoteUnits());
        return encoder.encodedLength();
    }

    private static AccountFact.OrderClosed read(AccountOrderClosedDecoder decoder) {
        return new AccountFact.OrderClosed(
                OrderDetailsCodec.read(decoder.order()),
                Ids.request(decoder.cause()),
                CloseReason.of(decoder.reason()),
                decoder.filledLots(),
                decoder.quoteUnits());
    }

    private static int write(AccountFact.LeverageChanged m, AccountLeverageChangedEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).market(m.market()).leverage(m.leverage()).notionalMaxUnits(m.notionalMaxUnits());
        return encoder.encodedLength();
    }

    private static AccountFact.LeverageChanged read(AccountLeverageChangedDecoder decoder) {
        return new AccountFact.LeverageChanged(
                Ids.request(decoder.request()),
                decoder.account(),
                decoder.market(),
                decoder.leverage(),
                decoder.notionalMaxUnits());
    }

    private static int write(AccountFact.TransferApplied m, AccountTransferAppliedEncoder encoder) {
        Ids.write(m.transfer(), encoder.transfer());
        encoder.account(m.account())
                .asset((short) m.asset().code)
                .direction((short) m.direction().code)
                .amountUnits(m.amountUnits())
                .accepted(Ids.bit(m.accepted()))
                .walletUnits(m.walletUnits());
        return encoder.encodedLength();
    }

    private static AccountFact.TransferApplied read(AccountTransferAppliedDecoder decoder) {
        return new AccountFact.TransferApplied(
                Ids.transfer(decoder.transfer()),
                decoder.account(),
                Asset.of(decoder.asset()),
                TransferDirection.of(decoder.direction()),
                decoder.amountUnits(),
                decoder.accepted() != 0,
                decoder.walletUnits());
    }

    private static int write(AccountFact.CheckpointTaken m, AccountCheckpointTakenEncoder encoder) {
        encoder.checkpoint(m.checkpoint())
                .accounts(m.accounts())
                .walletsHash(m.walletsHash())
                .walletsUnits(m.walletsUnits());
        return encoder.encodedLength();
    }

    private static AccountFact.CheckpointTaken read(AccountCheckpointTakenDecoder decoder) {
        return new AccountFact.CheckpointTaken(
                decoder.checkpoint(), decoder.accounts(), decoder.walletsHash(), decoder.walletsUnits());
    }

    private static int write(AccountFact.OrderAmended m, AccountOrderAmendedEncoder encoder) {
        OrderDetailsCodec.write(m.order(), encoder.order());
        Ids.write(m.cause(), encoder.cause());
        encoder.priceTicksBefore(m.priceTicksBefore())
                .sizeLotsBefore(m.sizeLotsBefore())
                .filledLots(m.filledLots())
                .quoteUnits(m.quoteUnits());
        return encoder.encodedLength();
    }

    private static AccountFact.OrderAmended read(AccountOrderAmendedDecoder decoder) {
        return new AccountFact.OrderAmended(
                OrderDetailsCodec.read(decoder.order()),
                Ids.request(decoder.cause()),
                decoder.priceTicksBefore(),
                decoder.sizeLotsBefore(),
                decoder.filledLots(),
                decoder.quoteUnits());
    }

    private static int write(AccountFact.PositionMoved m, AccountPositionMovedEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account())
                .market(m.market())
                .positionSide((short) m.positionSide().code)
                .tradeNumber(m.tradeNumber())
                .cause((short) m.cause().code)
                .lots(m.lots())
                .priceTicks(m.priceTicks())
                .realizedUnits(m.realizedUnits())
                .feeUnits(m.feeUnits())
                .positionLots(m.positionLots())
                .entryValueUnits(m.entryValueUnits())
                .walletUnits(m.walletUnits())
                .isolatedUnits(m.isolatedUnits())
                .positionRealizedUnits(m.positionRealizedUnits())
                .breakEvenValueUnits(m.breakEvenValueUnits())
                .orderId(m.orderId())
                .counterparty(Ids.bit(m.counterparty()));
        return encoder.encodedLength();
    }

    private static AccountFact.PositionMoved read(AccountPositionMovedDecoder decoder) {
        return new AccountFact.PositionMoved(
                Ids.request(decoder.request()),
                decoder.account(),
                decoder.market(),
                PositionSide.of(decoder.positionSide()),
                decoder.tradeNumber(),
                MoveCause.of(decoder.cause()),
                decoder.lots(),
                decoder.priceTicks(),
                decoder.realizedUnits(),
                decoder.feeUnits(),
                decoder.positionLots(),
                decoder.entryValueUnits(),
                decoder.walletUnits(),
                decoder.isolatedUnits(),
                decoder.positionRealizedUnits(),
                decoder.breakEvenValueUnits(),
                decoder.orderId(),
                decoder.counterparty() != 0);
    }
}
