package org.perpex.common.contract;

import org.perpex.common.contract.sbe.TriggerOrderDecoder;
import org.perpex.common.contract.sbe.TriggerOrderEncoder;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.PriceMatch;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.core.TriggerType;
import org.perpex.common.core.WorkingPrice;

/** Writes and reads {@link TriggerOrder} as the part of a message that it is. */
final class TriggerOrderCodec {

    private TriggerOrderCodec() {}

    static void write(TriggerOrder value, TriggerOrderEncoder encoder) {
        encoder.side((short) value.side().code)
                .positionSide((short) value.positionSide().code)
                .type((short) value.type().code)
                .workingPrice((short) value.workingPrice().code)
                .triggerTicks(value.triggerTicks())
                .activationTicks(value.activationTicks())
                .callbackPpm(value.callbackPpm())
                .priceTicks(value.priceTicks())
                .sizeLots(value.sizeLots())
                .timeInForce((short) value.timeInForce().code)
                .reduceOnly(Ids.bit(value.reduceOnly()))
                .closePosition(Ids.bit(value.closePosition()))
                .priceProtect(Ids.bit(value.priceProtect()))
                .selfTradePrevention((short) value.selfTradePrevention().code)
                .goodTillMillis(value.goodTillMillis())
                .visibleLots(value.visibleLots())
                .priceMatch((short) value.priceMatch().code)
                .clientTriggerId(value.clientTriggerId());
    }

    static TriggerOrder read(TriggerOrderDecoder decoder) {
        return new TriggerOrder(
                Side.of(decoder.side()),
                PositionSide.of(decoder.positionSide()),
                TriggerType.of(decoder.type()),
                WorkingPrice.of(decoder.workingPrice()),
                decoder.triggerTicks(),
                decoder.activationTicks(),
                decoder.callbackPpm(),
                decoder.priceTicks(),
                decoder.sizeLots(),
                TimeInForce.of(decoder.timeInForce()),
                decoder.reduceOnly() != 0,
                decoder.closePosition() != 0,
                decoder.priceProtect() != 0,
                SelfTradePrevention.of(decoder.selfTradePrevention()),
                decoder.goodTillMillis(),
                decoder.visibleLots(),
                PriceMatch.of(decoder.priceMatch()),
                decoder.clientTriggerId());
    }
}
