package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.AccountMoveIsolatedMarginDecoder;
import org.perpex.common.contract.sbe.AccountMoveIsolatedMarginEncoder;
import org.perpex.common.contract.sbe.AccountSetAutoAddMarginDecoder;
import org.perpex.common.contract.sbe.AccountSetAutoAddMarginEncoder;
import org.perpex.common.contract.sbe.AccountSetMarginModeDecoder;
import org.perpex.common.contract.sbe.AccountSetMarginModeEncoder;
import org.perpex.common.contract.sbe.AccountSetMultiAssetModeDecoder;
import org.perpex.common.contract.sbe.AccountSetMultiAssetModeEncoder;
import org.perpex.common.contract.sbe.AccountSetPositionModeDecoder;
import org.perpex.common.contract.sbe.AccountSetPositionModeEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionMode;
import org.perpex.common.core.PositionSide;

/** Writes and reads {@link AccountCommand}. Not thread-safe: it reuses its flyweights. */
final class AccountCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AccountSetPositionModeEncoder setPositionModeEncoder = new AccountSetPositionModeEncoder();
    private final AccountSetPositionModeDecoder setPositionModeDecoder = new AccountSetPositionModeDecoder();
    private final AccountSetMarginModeEncoder setMarginModeEncoder = new AccountSetMarginModeEncoder();
    private final AccountSetMarginModeDecoder setMarginModeDecoder = new AccountSetMarginModeDecoder();
    private final AccountMoveIsolatedMarginEncoder moveIsolatedMarginEncoder = new AccountMoveIsolatedMarginEncoder();
    private final AccountMoveIsolatedMarginDecoder moveIsolatedMarginDecoder = new AccountMoveIsolatedMarginDecoder();
    private final AccountSetAutoAddMarginEncoder setAutoAddMarginEncoder = new AccountSetAutoAddMarginEncoder();
    private final AccountSetAutoAddMarginDecoder setAutoAddMarginDecoder = new AccountSetAutoAddMarginDecoder();
    private final AccountSetMultiAssetModeEncoder setMultiAssetModeEncoder = new AccountSetMultiAssetModeEncoder();
    private final AccountSetMultiAssetModeDecoder setMultiAssetModeDecoder = new AccountSetMultiAssetModeDecoder();

    int encode(AccountCommand message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case AccountCommand.SetPositionMode m ->
                        write(m, setPositionModeEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case AccountCommand.SetMarginMode m ->
                        write(m, setMarginModeEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case AccountCommand.MoveIsolatedMargin m ->
                        write(m, moveIsolatedMarginEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case AccountCommand.SetAutoAddMargin m ->
                        write(m, setAutoAddMarginEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case AccountCommand.SetMultiAssetMode m ->
                        write(m, setMultiAssetModeEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    AccountCommand decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case AccountSetPositionModeDecoder.TEMPLATE_ID ->
                read(setPositionModeDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountSetMarginModeDecoder.TEMPLATE_ID ->
                read(setMarginModeDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountMoveIsolatedMarginDecoder.TEMPLATE_ID ->
                read(moveIsolatedMarginDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountSetAutoAddMarginDecoder.TEMPLATE_ID ->
                read(setAutoAddMarginDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AccountSetMultiAssetModeDecoder.TEMPLATE_ID ->
                read(setMultiAssetModeDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(AccountCommand.SetPositionMode m, AccountSetPositionModeEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.mode((short) m.mode().code);
        return encoder.encodedLength();
    }

    private static AccountCommand.SetPositionMode read(AccountSetPositionModeDecoder decoder) {
        return new AccountCommand.SetPositionMode(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                PositionMode.of(decoder.mode()));
    }

    private static int write(AccountCommand.SetMarginMode m, AccountSetMarginModeEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.mode((short) m.mode().code);
        return encoder.encodedLength();
    }

    private static AccountCommand.SetMarginMode read(AccountSetMarginModeDecoder decoder) {
        return new AccountCommand.SetMarginMode(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                MarginMode.of(decoder.mode()));
    }

    private static int write(AccountCommand.MoveIsolatedMargin m, AccountMoveIsolatedMarginEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.positionSide((short) m.positionSide().code).deltaUnits(m.deltaUnits());
        return encoder.encodedLength();
    }

    private static AccountCommand.MoveIsolatedMargin read(AccountMoveIsolatedMarginDecoder decoder) {
        return new AccountCommand.MoveIsolatedMargin(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                PositionSide.of(decoder.positionSide()),
                decoder.deltaUnits());
    }

    private static int write(AccountCommand.SetAutoAddMargin m, AccountSetAutoAddMarginEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.enabled(Ids.bit(m.enabled()));
        return encoder.encodedLength();
    }

    private static AccountCommand.SetAutoAddMargin read(AccountSetAutoAddMarginDecoder decoder) {
        return new AccountCommand.SetAutoAddMargin(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                decoder.enabled() != 0);
    }

    private static int write(AccountCommand.SetMultiAssetMode m, AccountSetMultiAssetModeEncoder encoder) {
        Heads.write(m, encoder.command());
        encoder.enabled(Ids.bit(m.enabled()));
        return encoder.encodedLength();
    }

    private static AccountCommand.SetMultiAssetMode read(AccountSetMultiAssetModeDecoder decoder) {
        return new AccountCommand.SetMultiAssetMode(
                Ids.request(decoder.command().request()),
                decoder.command().deadlineMillis(),
                decoder.command().account(),
                decoder.command().market(),
                decoder.enabled() != 0);
    }
}
