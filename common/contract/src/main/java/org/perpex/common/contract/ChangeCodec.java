package org.perpex.common.contract;

import org.perpex.common.contract.sbe.ChangeDecoder;
import org.perpex.common.contract.sbe.ChangeEncoder;

/** Writes and reads {@link Change} as the part of a message that it is. */
final class ChangeCodec {

    private ChangeCodec() {}

    static void write(Change value, ChangeEncoder encoder) {
        Ids.write(value.request(), encoder.request());
        encoder.version(value.version()).operator(value.operator()).reason(value.reason());
    }

    static Change read(ChangeDecoder decoder) {
        return new Change(Ids.request(decoder.request()), decoder.version(), decoder.operator(), decoder.reason());
    }
}
