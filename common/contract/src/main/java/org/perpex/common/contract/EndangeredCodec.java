package org.perpex.common.contract;

import org.perpex.common.contract.sbe.EndangeredDecoder;
import org.perpex.common.contract.sbe.EndangeredEncoder;
import org.perpex.common.core.MarginMode;
import org.perpex.common.core.PositionSide;

/** Writes and reads {@link Endangered} as the part of a message that it is. */
final class EndangeredCodec {

    private EndangeredCodec() {}

    static void write(Endangered value, EndangeredEncoder encoder) {
        encoder.market(value.market())
                .positionSide((short) value.positionSide().code)
                .marginMode((short) value.marginMode().code)
                .positionLots(value.positionLots())
                .markTicks(value.markTicks())
                .isolatedUnits(value.isolatedUnits())
                .unrealizedUnits(value.unrealizedUnits())
                .maintenanceUnits(value.maintenanceUnits());
    }

    static Endangered read(EndangeredDecoder decoder) {
        return new Endangered(
                decoder.market(),
                PositionSide.of(decoder.positionSide()),
                MarginMode.of(decoder.marginMode()),
                decoder.positionLots(),
                decoder.markTicks(),
                decoder.isolatedUnits(),
                decoder.unrealizedUnits(),
                decoder.maintenanceUnits());
    }
}
