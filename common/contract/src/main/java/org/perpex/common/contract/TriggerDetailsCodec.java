package org.perpex.common.contract;

import org.perpex.common.contract.sbe.TriggerDetailsDecoder;
import org.perpex.common.contract.sbe.TriggerDetailsEncoder;

/** Writes and reads {@link TriggerDetails} as the part of a message that it is. */
final class TriggerDetailsCodec {

    private TriggerDetailsCodec() {}

    static void write(TriggerDetails value, TriggerDetailsEncoder encoder) {
        Ids.write(value.request(), encoder.request());
        TriggerOrderCodec.write(value.order(), encoder.order());
        encoder.triggerId(value.triggerId())
                .account(value.account())
                .market(value.market())
                .group(value.group())
                .entryOrderId(value.entryOrderId());
    }

    static TriggerDetails read(TriggerDetailsDecoder decoder) {
        return new TriggerDetails(
                Ids.request(decoder.request()),
                decoder.triggerId(),
                decoder.account(),
                decoder.market(),
                decoder.group(),
                decoder.entryOrderId(),
                TriggerOrderCodec.read(decoder.order()));
    }
}
