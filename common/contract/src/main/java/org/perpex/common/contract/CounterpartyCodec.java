package org.perpex.common.contract;

import org.perpex.common.contract.sbe.CounterpartyDecoder;
import org.perpex.common.contract.sbe.CounterpartyEncoder;
import org.perpex.common.core.PositionSide;

/** Writes and reads {@link Counterparty} as the part of a message that it is. */
final class CounterpartyCodec {

    private CounterpartyCodec() {}

    static void write(Counterparty value, CounterpartyEncoder encoder) {
        encoder.account(value.account())
                .positionSide((short) value.positionSide().code)
                .lots(value.lots());
    }

    static Counterparty read(CounterpartyDecoder decoder) {
        return new Counterparty(decoder.account(), PositionSide.of(decoder.positionSide()), decoder.lots());
    }
}
