package org.perpex.common.contract;

import org.perpex.common.contract.sbe.ParentOrderDecoder;
import org.perpex.common.contract.sbe.ParentOrderEncoder;
import org.perpex.common.core.ParentKind;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Side;

/** Writes and reads {@link ParentOrder} as the part of a message that it is. */
final class ParentOrderCodec {

    private ParentOrderCodec() {}

    static void write(ParentOrder value, ParentOrderEncoder encoder) {
        encoder.kind((short) value.kind().code)
                .side((short) value.side().code)
                .positionSide((short) value.positionSide().code)
                .reduceOnly(Ids.bit(value.reduceOnly()))
                .sizeLots(value.sizeLots())
                .lowTicks(value.lowTicks())
                .highTicks(value.highTicks())
                .children(value.children())
                .durationMillis(value.durationMillis())
                .skewPpm(value.skewPpm())
                .clientParentId(value.clientParentId());
    }

    static ParentOrder read(ParentOrderDecoder decoder) {
        return new ParentOrder(
                ParentKind.of(decoder.kind()),
                Side.of(decoder.side()),
                PositionSide.of(decoder.positionSide()),
                decoder.reduceOnly() != 0,
                decoder.sizeLots(),
                decoder.lowTicks(),
                decoder.highTicks(),
                decoder.children(),
                decoder.durationMillis(),
                decoder.skewPpm(),
                decoder.clientParentId());
    }
}
