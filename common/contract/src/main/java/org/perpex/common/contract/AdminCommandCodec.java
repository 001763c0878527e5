package org.perpex.common.contract;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.AdminOverrideLimitDecoder;
import org.perpex.common.contract.sbe.AdminOverrideLimitEncoder;
import org.perpex.common.contract.sbe.AdminSetCollateralDecoder;
import org.perpex.common.contract.sbe.AdminSetCollateralEncoder;
import org.perpex.common.contract.sbe.AdminSetFeesDecoder;
import org.perpex.common.contract.sbe.AdminSetFeesEncoder;
import org.perpex.common.contract.sbe.AdminSetLimitsDecoder;
import org.perpex.common.contract.sbe.AdminSetLimitsEncoder;
import org.perpex.common.contract.sbe.AdminSetTradeGroupDecoder;
import org.perpex.common.contract.sbe.AdminSetTradeGroupEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LimitRule;

/** Writes and reads {@link AdminCommand}. Not thread-safe: it reuses its flyweights. */
final class AdminCommandCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AdminSetLimitsEncoder setLimitsEncoder = new AdminSetLimitsEncoder();
    private final AdminSetLimitsDecoder setLimitsDecoder = new AdminSetLimitsDecoder();
    private final AdminOverrideLimitEncoder overrideLimitEncoder = new AdminOverrideLimitEncoder();
    private final AdminOverrideLimitDecoder overrideLimitDecoder = new AdminOverrideLimitDecoder();
    private final AdminSetTradeGroupEncoder setTradeGroupEncoder = new AdminSetTradeGroupEncoder();
    private final AdminSetTradeGroupDecoder setTradeGroupDecoder = new AdminSetTradeGroupDecoder();
    private final AdminSetFeesEncoder setFeesEncoder = new AdminSetFeesEncoder();
    private final AdminSetFeesDecoder setFeesDecoder = new AdminSetFeesDecoder();
    private final AdminSetCollateralEncoder setCollateralEncoder = new AdminSetCollateralEncoder();
    private final AdminSetCollateralDecoder setCollateralDecoder = new AdminSetCollateralDecoder();

    int encode(AdminCommand message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case AdminCommand.SetLimits m ->
                        write(m, setLimitsEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case AdminCommand.OverrideLimit m ->
                        write(m, overrideLimitEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case AdminCommand.SetTradeGroup m ->
                        write(m, setTradeGroupEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case AdminCommand.SetFees m -> write(m, setFeesEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case AdminCommand.SetCollateral m ->
                        write(m, setCollateralEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    AdminCommand decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case AdminSetLimitsDecoder.TEMPLATE_ID -> read(setLimitsDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AdminOverrideLimitDecoder.TEMPLATE_ID ->
                read(overrideLimitDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AdminSetTradeGroupDecoder.TEMPLATE_ID ->
                read(setTradeGroupDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AdminSetFeesDecoder.TEMPLATE_ID -> read(setFeesDecoder.wrapAndApplyHeader(buffer, offset, header));
            case AdminSetCollateralDecoder.TEMPLATE_ID ->
                read(setCollateralDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(AdminCommand.SetLimits m, AdminSetLimitsEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.account(m.account());
        AdminSetLimitsEncoder.SettingsEncoder items =
                encoder.settingsCount(m.settings().size());
        m.settings().forEach(item -> LimitSettingCodec.write(item, items.next().item()));
        return encoder.encodedLength();
    }

    private static AdminCommand.SetLimits read(AdminSetLimitsDecoder decoder) {
        return new AdminCommand.SetLimits(
                ChangeCodec.read(decoder.change()), decoder.account(), settings(decoder.settings()));
    }

    private static int write(AdminCommand.OverrideLimit m, AdminOverrideLimitEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.account(m.account())
                .rule((short) m.rule().code)
                .value(m.value())
                .expiresMillis(m.expiresMillis());
        return encoder.encodedLength();
    }

    private static AdminCommand.OverrideLimit read(AdminOverrideLimitDecoder decoder) {
        return new AdminCommand.OverrideLimit(
                ChangeCodec.read(decoder.change()),
                decoder.account(),
                LimitRule.of(decoder.rule()),
                decoder.value(),
                decoder.expiresMillis());
    }

    private static int write(AdminCommand.SetTradeGroup m, AdminSetTradeGroupEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.account(m.account()).tradeGroup(m.tradeGroup());
        return encoder.encodedLength();
    }

    private static AdminCommand.SetTradeGroup read(AdminSetTradeGroupDecoder decoder) {
        return new AdminCommand.SetTradeGroup(
                ChangeCodec.read(decoder.change()), decoder.account(), decoder.tradeGroup());
    }

    private static int write(AdminCommand.SetFees m, AdminSetFeesEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.account(m.account())
                .market(m.market())
                .makerPpm(m.makerPpm())
                .takerPpm(m.takerPpm())
                .tier(m.tier());
        return encoder.encodedLength();
    }

    private static AdminCommand.SetFees read(AdminSetFeesDecoder decoder) {
        return new AdminCommand.SetFees(
                ChangeCodec.read(decoder.change()),
                decoder.account(),
                decoder.market(),
                decoder.makerPpm(),
                decoder.takerPpm(),
                decoder.tier());
    }

    private static int write(AdminCommand.SetCollateral m, AdminSetCollateralEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.asset((short) m.asset().code).haircutPpm(m.haircutPpm()).capUnits(m.capUnits());
        return encoder.encodedLength();
    }

    private static AdminCommand.SetCollateral read(AdminSetCollateralDecoder decoder) {
        return new AdminCommand.SetCollateral(
                ChangeCodec.read(decoder.change()),
                Asset.of(decoder.asset()),
                decoder.haircutPpm(),
                decoder.capUnits());
    }

    private static List<LimitSetting> settings(AdminSetLimitsDecoder.SettingsDecoder items) {
        List<LimitSetting> read = new ArrayList<>(items.count());
        items.forEach(item -> read.add(LimitSettingCodec.read(item.item())));
        return read;
    }
}
