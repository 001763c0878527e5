package org.perpex.common.contract;

import org.perpex.common.contract.sbe.ParentDetailsDecoder;
import org.perpex.common.contract.sbe.ParentDetailsEncoder;

/** Writes and reads {@link ParentDetails} as the part of a message that it is. */
final class ParentDetailsCodec {

    private ParentDetailsCodec() {}

    static void write(ParentDetails value, ParentDetailsEncoder encoder) {
        Ids.write(value.request(), encoder.request());
        ParentOrderCodec.write(value.order(), encoder.order());
        encoder.parentId(value.parentId()).account(value.account()).market(value.market());
    }

    static ParentDetails read(ParentDetailsDecoder decoder) {
        return new ParentDetails(
                Ids.request(decoder.request()),
                decoder.parentId(),
                decoder.account(),
                decoder.market(),
                ParentOrderCodec.read(decoder.order()));
    }
}
