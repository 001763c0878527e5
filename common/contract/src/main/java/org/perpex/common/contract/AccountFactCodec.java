package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.AccountCheckpointTakenDecoder;
import org.perpex.common.contract.sbe.AccountCheckpointTakenEncoder;
import org.perpex.common.contract.sbe.AccountLeverageChangedDecoder;
import org.perpex.common.contract.sbe.AccountLeverageChangedEncoder;
import org.perpex.common.contract.sbe.AccountOrderClosedDecoder;
import org.perpex.common.contract.sbe.AccountOrderClosedEncoder;
import org.perpex.common.contract.sbe.AccountOrderFilledDecoder;
import org.perpex.common.contract.sbe.AccountOrderFilledEncoder;
import org.perpex.common.contract.sbe.AccountOrderOpenedDecoder;
import org.perpex.common.contract.sbe.AccountOrderOpenedEncoder;
import org.perpex.common.contract.sbe.AccountTransferAppliedDecoder;
import org.perpex.common.contract.sbe.AccountTransferAppliedEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.Asset;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.FillSource;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TransferDirection;
import org.perpex.common.core.TransferId;

/** Writes and reads {@link AccountFact}. Not thread-safe: it reuses its flyweights. */
final class AccountFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AccountOrderOpenedEncoder accountOrderOpenedEncoder = new AccountOrderOpenedEncoder();
    private final AccountOrderOpenedDecoder accountOrderOpenedDecoder = new AccountOrderOpenedDecoder();
    private final AccountOrderFilledEncoder accountOrderFilledEncoder = new AccountOrderFilledEncoder();
    private final AccountOrderFilledDecoder accountOrderFilledDecoder = new AccountOrderFilledDecoder();
    private final AccountOrderClosedEncoder accountOrderClosedEncoder = new AccountOrderClosedEncoder();
    private final AccountOrderClosedDecoder accountOrderClosedDecoder = new AccountOrderClosedDecoder();
    private final AccountLeverageChangedEncoder accountLeverageChangedEncoder = new AccountLeverageChangedEncoder();
    private final AccountLeverageChangedDecoder accountLeverageChangedDecoder = new AccountLeverageChangedDecoder();
    private final AccountTransferAppliedEncoder accountTransferAppliedEncoder = new AccountTransferAppliedEncoder();
    private final AccountTransferAppliedDecoder accountTransferAppliedDecoder = new AccountTransferAppliedDecoder();
    private final AccountCheckpointTakenEncoder accountCheckpointTakenEncoder = new AccountCheckpointTakenEncoder();
    private final AccountCheckpointTakenDecoder accountCheckpointTakenDecoder = new AccountCheckpointTakenDecoder();

    int encode(AccountFact message, MutableDirectBuffer buffer, int offset) {
        return switch (message) {
            case AccountFact.OrderOpened m -> encodeOrderOpened(m, buffer, offset);
            case AccountFact.OrderFilled m -> encodeOrderFilled(m, buffer, offset);
            case AccountFact.OrderClosed m -> encodeOrderClosed(m, buffer, offset);
            case AccountFact.LeverageChanged m -> encodeLeverageChanged(m, buffer, offset);
            case AccountFact.TransferApplied m -> encodeTransferApplied(m, buffer, offset);
            case AccountFact.CheckpointTaken m -> encodeCheckpointTaken(m, buffer, offset);
        };
    }

    private int encodeOrderOpened(AccountFact.OrderOpened m, MutableDirectBuffer buffer, int offset) {
        AccountOrderOpenedEncoder encoder = accountOrderOpenedEncoder.wrapAndApplyHeader(buffer, offset, header);
        OrderDetailsCodec.write(m.order(), encoder.order());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    AccountFact.OrderOpened decodeOrderOpened(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        AccountOrderOpenedDecoder decoder = accountOrderOpenedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new AccountFact.OrderOpened(OrderDetailsCodec.read(decoder.order()));
    }

    private int encodeOrderFilled(AccountFact.OrderFilled m, MutableDirectBuffer buffer, int offset) {
        AccountOrderFilledEncoder encoder = accountOrderFilledEncoder.wrapAndApplyHeader(buffer, offset, header);
        OrderDetailsCodec.write(m.order(), encoder.order());
        encoder.tradeNumber(m.tradeNumber());
        encoder.maker((short) (m.maker() ? 1 : 0));
        encoder.fillPriceTicks(m.fillPriceTicks());
        encoder.fillLots(m.fillLots());
        encoder.filledLots(m.filledLots());
        encoder.quoteUnits(m.quoteUnits());
        encoder.feeUnits(m.feeUnits());
        encoder.realizedUnits(m.realizedUnits());
        encoder.positionLots(m.positionLots());
        encoder.entryValueUnits(m.entryValueUnits());
        encoder.walletUnits(m.walletUnits());
        encoder.source((short) m.source().code);
        encoder.venuePriceTicks(m.venuePriceTicks());
        encoder.positionRealizedUnits(m.positionRealizedUnits());
        encoder.breakEvenValueUnits(m.breakEvenValueUnits());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    AccountFact.OrderFilled decodeOrderFilled(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        AccountOrderFilledDecoder decoder = accountOrderFilledDecoder.wrapAndApplyHeader(buffer, offset, header);
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
                decoder.breakEvenValueUnits());
    }

    private int encodeOrderClosed(AccountFact.OrderClosed m, MutableDirectBuffer buffer, int offset) {
        AccountOrderClosedEncoder encoder = accountOrderClosedEncoder.wrapAndApplyHeader(buffer, offset, header);
        OrderDetailsCodec.write(m.order(), encoder.order());
        encoder.cause().high(m.cause().high()).low(m.cause().low());
        encoder.reason((short) m.reason().code);
        encoder.filledLots(m.filledLots());
        encoder.quoteUnits(m.quoteUnits());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    AccountFact.OrderClosed decodeOrderClosed(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        AccountOrderClosedDecoder decoder = accountOrderClosedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new AccountFact.OrderClosed(
                OrderDetailsCodec.read(decoder.order()),
                new RequestId(decoder.cause().high(), decoder.cause().low()),
                CloseReason.of(decoder.reason()),
                decoder.filledLots(),
                decoder.quoteUnits());
    }

    private int encodeLeverageChanged(AccountFact.LeverageChanged m, MutableDirectBuffer buffer, int offset) {
        AccountLeverageChangedEncoder encoder =
                accountLeverageChangedEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.request().high(m.request().high()).low(m.request().low());
        encoder.account(m.account());
        encoder.market(m.market());
        encoder.leverage(m.leverage());
        encoder.notionalMaxUnits(m.notionalMaxUnits());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    AccountFact.LeverageChanged decodeLeverageChanged(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        AccountLeverageChangedDecoder decoder =
                accountLeverageChangedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new AccountFact.LeverageChanged(
                new RequestId(decoder.request().high(), decoder.request().low()),
                decoder.account(),
                decoder.market(),
                decoder.leverage(),
                decoder.notionalMaxUnits());
    }

    private int encodeTransferApplied(AccountFact.TransferApplied m, MutableDirectBuffer buffer, int offset) {
        AccountTransferAppliedEncoder encoder =
                accountTransferAppliedEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.transfer().high(m.transfer().high()).low(m.transfer().low());
        encoder.account(m.account());
        encoder.asset((short) m.asset().code);
        encoder.direction((short) m.direction().code);
        encoder.amountUnits(m.amountUnits());
        encoder.accepted((short) (m.accepted() ? 1 : 0));
        encoder.walletUnits(m.walletUnits());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    AccountFact.TransferApplied decodeTransferApplied(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        AccountTransferAppliedDecoder decoder =
                accountTransferAppliedDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new AccountFact.TransferApplied(
                new TransferId(decoder.transfer().high(), decoder.transfer().low()),
                decoder.account(),
                Asset.of(decoder.asset()),
                TransferDirection.of(decoder.direction()),
                decoder.amountUnits(),
                decoder.accepted() != 0,
                decoder.walletUnits());
    }

    private int encodeCheckpointTaken(AccountFact.CheckpointTaken m, MutableDirectBuffer buffer, int offset) {
        AccountCheckpointTakenEncoder encoder =
                accountCheckpointTakenEncoder.wrapAndApplyHeader(buffer, offset, header);
        encoder.checkpoint(m.checkpoint());
        encoder.accounts(m.accounts());
        encoder.walletsHash(m.walletsHash());
        encoder.walletsUnits(m.walletsUnits());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    AccountFact.CheckpointTaken decodeCheckpointTaken(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        AccountCheckpointTakenDecoder decoder =
                accountCheckpointTakenDecoder.wrapAndApplyHeader(buffer, offset, header);
        return new AccountFact.CheckpointTaken(
                decoder.checkpoint(), decoder.accounts(), decoder.walletsHash(), decoder.walletsUnits());
    }
}
