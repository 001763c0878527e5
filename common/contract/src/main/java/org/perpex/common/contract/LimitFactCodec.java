package org.perpex.common.contract;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.LimitOverriddenDecoder;
import org.perpex.common.contract.sbe.LimitOverriddenEncoder;
import org.perpex.common.contract.sbe.LimitProfileSetDecoder;
import org.perpex.common.contract.sbe.LimitProfileSetEncoder;
import org.perpex.common.contract.sbe.LimitTrippedDecoder;
import org.perpex.common.contract.sbe.LimitTrippedEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;
import org.perpex.common.core.LimitRule;

/** Writes and reads {@link LimitFact}. Not thread-safe: it reuses its flyweights. */
final class LimitFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final LimitProfileSetEncoder profileSetEncoder = new LimitProfileSetEncoder();
    private final LimitProfileSetDecoder profileSetDecoder = new LimitProfileSetDecoder();
    private final LimitOverriddenEncoder overriddenEncoder = new LimitOverriddenEncoder();
    private final LimitOverriddenDecoder overriddenDecoder = new LimitOverriddenDecoder();
    private final LimitTrippedEncoder trippedEncoder = new LimitTrippedEncoder();
    private final LimitTrippedDecoder trippedDecoder = new LimitTrippedDecoder();

    int encode(LimitFact message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case LimitFact.ProfileSet m ->
                        write(m, profileSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case LimitFact.Overridden m ->
                        write(m, overriddenEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case LimitFact.Tripped m -> write(m, trippedEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    LimitFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case LimitProfileSetDecoder.TEMPLATE_ID ->
                read(profileSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case LimitOverriddenDecoder.TEMPLATE_ID ->
                read(overriddenDecoder.wrapAndApplyHeader(buffer, offset, header));
            case LimitTrippedDecoder.TEMPLATE_ID -> read(trippedDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(LimitFact.ProfileSet m, LimitProfileSetEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.account(m.account());
        LimitProfileSetEncoder.SettingsEncoder items =
                encoder.settingsCount(m.settings().size());
        m.settings().forEach(item -> LimitSettingCodec.write(item, items.next().item()));
        return encoder.encodedLength();
    }

    private static LimitFact.ProfileSet read(LimitProfileSetDecoder decoder) {
        return new LimitFact.ProfileSet(
                ChangeCodec.read(decoder.change()), decoder.account(), settings(decoder.settings()));
    }

    private static int write(LimitFact.Overridden m, LimitOverriddenEncoder encoder) {
        ChangeCodec.write(m.change(), encoder.change());
        encoder.account(m.account())
                .rule((short) m.rule().code)
                .value(m.value())
                .expiresMillis(m.expiresMillis());
        return encoder.encodedLength();
    }

    private static LimitFact.Overridden read(LimitOverriddenDecoder decoder) {
        return new LimitFact.Overridden(
                ChangeCodec.read(decoder.change()),
                decoder.account(),
                LimitRule.of(decoder.rule()),
                decoder.value(),
                decoder.expiresMillis());
    }

    private static int write(LimitFact.Tripped m, LimitTrippedEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account())
                .market(m.market())
                .rule((short) m.rule().code)
                .measured(m.measured())
                .bound(m.bound())
                .untilMillis(m.untilMillis());
        return encoder.encodedLength();
    }

    private static LimitFact.Tripped read(LimitTrippedDecoder decoder) {
        return new LimitFact.Tripped(
                decoder.account(),
                decoder.market(),
                Ids.request(decoder.request()),
                LimitRule.of(decoder.rule()),
                decoder.measured(),
                decoder.bound(),
                decoder.untilMillis());
    }

    private static List<LimitSetting> settings(LimitProfileSetDecoder.SettingsDecoder items) {
        List<LimitSetting> read = new ArrayList<>(items.count());
        items.forEach(item -> read.add(LimitSettingCodec.read(item.item())));
        return read;
    }
}
