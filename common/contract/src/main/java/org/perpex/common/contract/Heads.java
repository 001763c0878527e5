package org.perpex.common.contract;

import org.perpex.common.contract.sbe.CommandEncoder;
import org.perpex.common.contract.sbe.RefusalEncoder;

/** Writes what many messages begin with. */
final class Heads {

    private Heads() {}

    static void write(TraderCommand command, CommandEncoder encoder) {
        Ids.write(command.request(), encoder.request());
        encoder.deadlineMillis(command.deadlineMillis())
                .account(command.account())
                .market(command.market());
    }

    static void write(BookFact.Refusal refusal, RefusalEncoder encoder) {
        Ids.write(refusal.request(), encoder.request());
        encoder.orderId(refusal.orderId())
                .account(refusal.account())
                .market(refusal.market())
                .reason((short) refusal.reason().code);
    }
}
