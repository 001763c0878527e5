package org.perpex.common.contract;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.perpex.common.contract.sbe.GuardBreakerTrippedDecoder;
import org.perpex.common.contract.sbe.GuardBreakerTrippedEncoder;
import org.perpex.common.contract.sbe.GuardCountdownEndedDecoder;
import org.perpex.common.contract.sbe.GuardCountdownEndedEncoder;
import org.perpex.common.contract.sbe.GuardCountdownSetDecoder;
import org.perpex.common.contract.sbe.GuardCountdownSetEncoder;
import org.perpex.common.contract.sbe.GuardProtectionResetDecoder;
import org.perpex.common.contract.sbe.GuardProtectionResetEncoder;
import org.perpex.common.contract.sbe.GuardProtectionSetDecoder;
import org.perpex.common.contract.sbe.GuardProtectionSetEncoder;
import org.perpex.common.contract.sbe.GuardProtectionTrippedDecoder;
import org.perpex.common.contract.sbe.GuardProtectionTrippedEncoder;
import org.perpex.common.contract.sbe.MessageHeaderDecoder;
import org.perpex.common.contract.sbe.MessageHeaderEncoder;

/** Writes and reads {@link GuardFact}. Not thread-safe: it reuses its flyweights. */
final class GuardFactCodec {

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final GuardCountdownSetEncoder countdownSetEncoder = new GuardCountdownSetEncoder();
    private final GuardCountdownSetDecoder countdownSetDecoder = new GuardCountdownSetDecoder();
    private final GuardCountdownEndedEncoder countdownEndedEncoder = new GuardCountdownEndedEncoder();
    private final GuardCountdownEndedDecoder countdownEndedDecoder = new GuardCountdownEndedDecoder();
    private final GuardProtectionSetEncoder protectionSetEncoder = new GuardProtectionSetEncoder();
    private final GuardProtectionSetDecoder protectionSetDecoder = new GuardProtectionSetDecoder();
    private final GuardProtectionTrippedEncoder protectionTrippedEncoder = new GuardProtectionTrippedEncoder();
    private final GuardProtectionTrippedDecoder protectionTrippedDecoder = new GuardProtectionTrippedDecoder();
    private final GuardProtectionResetEncoder protectionResetEncoder = new GuardProtectionResetEncoder();
    private final GuardProtectionResetDecoder protectionResetDecoder = new GuardProtectionResetDecoder();
    private final GuardBreakerTrippedEncoder breakerTrippedEncoder = new GuardBreakerTrippedEncoder();
    private final GuardBreakerTrippedDecoder breakerTrippedDecoder = new GuardBreakerTrippedDecoder();

    int encode(GuardFact message, MutableDirectBuffer buffer, int offset) {
        return MessageHeaderEncoder.ENCODED_LENGTH
                + switch (message) {
                    case GuardFact.CountdownSet m ->
                        write(m, countdownSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case GuardFact.CountdownEnded m ->
                        write(m, countdownEndedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case GuardFact.ProtectionSet m ->
                        write(m, protectionSetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case GuardFact.ProtectionTripped m ->
                        write(m, protectionTrippedEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case GuardFact.ProtectionReset m ->
                        write(m, protectionResetEncoder.wrapAndApplyHeader(buffer, offset, header));
                    case GuardFact.BreakerTripped m ->
                        write(m, breakerTrippedEncoder.wrapAndApplyHeader(buffer, offset, header));
                };
    }

    GuardFact decode(DirectBuffer buffer, int offset, MessageHeaderDecoder header) {
        return switch (header.templateId()) {
            case GuardCountdownSetDecoder.TEMPLATE_ID ->
                read(countdownSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case GuardCountdownEndedDecoder.TEMPLATE_ID ->
                read(countdownEndedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case GuardProtectionSetDecoder.TEMPLATE_ID ->
                read(protectionSetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case GuardProtectionTrippedDecoder.TEMPLATE_ID ->
                read(protectionTrippedDecoder.wrapAndApplyHeader(buffer, offset, header));
            case GuardProtectionResetDecoder.TEMPLATE_ID ->
                read(protectionResetDecoder.wrapAndApplyHeader(buffer, offset, header));
            case GuardBreakerTrippedDecoder.TEMPLATE_ID ->
                read(breakerTrippedDecoder.wrapAndApplyHeader(buffer, offset, header));
            default -> throw MessageCodec.unknown(header.templateId());
        };
    }

    private static int write(GuardFact.CountdownSet m, GuardCountdownSetEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).market(m.market()).endMillis(m.endMillis());
        return encoder.encodedLength();
    }

    private static GuardFact.CountdownSet read(GuardCountdownSetDecoder decoder) {
        return new GuardFact.CountdownSet(
                Ids.request(decoder.request()), decoder.account(), decoder.market(), decoder.endMillis());
    }

    private static int write(GuardFact.CountdownEnded m, GuardCountdownEndedEncoder encoder) {
        encoder.account(m.account()).market(m.market()).count(m.count());
        return encoder.encodedLength();
    }

    private static GuardFact.CountdownEnded read(GuardCountdownEndedDecoder decoder) {
        return new GuardFact.CountdownEnded(decoder.account(), decoder.market(), decoder.count());
    }

    private static int write(GuardFact.ProtectionSet m, GuardProtectionSetEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account())
                .market(m.market())
                .windowMillis(m.windowMillis())
                .lotsMax(m.lotsMax())
                .fillsMax(m.fillsMax())
                .frozenMillis(m.frozenMillis());
        return encoder.encodedLength();
    }

    private static GuardFact.ProtectionSet read(GuardProtectionSetDecoder decoder) {
        return new GuardFact.ProtectionSet(
                Ids.request(decoder.request()),
                decoder.account(),
                decoder.market(),
                decoder.windowMillis(),
                decoder.lotsMax(),
                decoder.fillsMax(),
                decoder.frozenMillis());
    }

    private static int write(GuardFact.ProtectionTripped m, GuardProtectionTrippedEncoder encoder) {
        encoder.account(m.account())
                .market(m.market())
                .lots(m.lots())
                .fills(m.fills())
                .untilMillis(m.untilMillis());
        return encoder.encodedLength();
    }

    private static GuardFact.ProtectionTripped read(GuardProtectionTrippedDecoder decoder) {
        return new GuardFact.ProtectionTripped(
                decoder.account(), decoder.market(), decoder.lots(), decoder.fills(), decoder.untilMillis());
    }

    private static int write(GuardFact.ProtectionReset m, GuardProtectionResetEncoder encoder) {
        Ids.write(m.request(), encoder.request());
        encoder.account(m.account()).market(m.market());
        return encoder.encodedLength();
    }

    private static GuardFact.ProtectionReset read(GuardProtectionResetDecoder decoder) {
        return new GuardFact.ProtectionReset(Ids.request(decoder.request()), decoder.account(), decoder.market());
    }

    private static int write(GuardFact.BreakerTripped m, GuardBreakerTrippedEncoder encoder) {
        encoder.market(m.market())
                .priceTicks(m.priceTicks())
                .referenceTicks(m.referenceTicks())
                .trips(m.trips())
                .untilMillis(m.untilMillis());
        return encoder.encodedLength();
    }

    private static GuardFact.BreakerTripped read(GuardBreakerTrippedDecoder decoder) {
        return new GuardFact.BreakerTripped(
                decoder.market(),
                decoder.priceTicks(),
                decoder.referenceTicks(),
                decoder.trips(),
                decoder.untilMillis());
    }
}
