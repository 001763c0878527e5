package org.perpex.common.contract;

import org.perpex.common.contract.sbe.Id128Decoder;
import org.perpex.common.contract.sbe.Id128Encoder;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.TransferId;

/** Writes and reads ids, and truths as numbers. */
final class Ids {

    private Ids() {}

    static void write(RequestId id, Id128Encoder encoder) {
        encoder.high(id.high()).low(id.low());
    }

    static void write(TransferId id, Id128Encoder encoder) {
        encoder.high(id.high()).low(id.low());
    }

    static RequestId request(Id128Decoder decoder) {
        return new RequestId(decoder.high(), decoder.low());
    }

    static TransferId transfer(Id128Decoder decoder) {
        return new TransferId(decoder.high(), decoder.low());
    }

    static short bit(boolean truth) {
        return (short) (truth ? 1 : 0);
    }
}
