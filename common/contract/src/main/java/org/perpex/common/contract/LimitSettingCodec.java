package org.perpex.common.contract;

import org.perpex.common.contract.sbe.LimitSettingDecoder;
import org.perpex.common.contract.sbe.LimitSettingEncoder;
import org.perpex.common.core.LimitRule;

/** Writes and reads {@link LimitSetting} as the part of a message that it is. */
final class LimitSettingCodec {

    private LimitSettingCodec() {}

    static void write(LimitSetting value, LimitSettingEncoder encoder) {
        encoder.rule((short) value.rule().code)
                .enabled(Ids.bit(value.enabled()))
                .value(value.value())
                .periodMillis(value.periodMillis());
    }

    static LimitSetting read(LimitSettingDecoder decoder) {
        return new LimitSetting(
                LimitRule.of(decoder.rule()), decoder.enabled() != 0, decoder.value(), decoder.periodMillis());
    }
}
