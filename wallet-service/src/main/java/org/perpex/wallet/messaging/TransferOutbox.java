package org.perpex.wallet.messaging;

import org.perpex.common.contract.TransferCommand;
import org.perpex.common.spring.outbox.Outbox;
import org.perpex.wallet.transfer.TransferCommands;

/** Appends transfer commands to the outbox. */
final class TransferOutbox implements TransferCommands {

    private final Outbox outbox;

    TransferOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void append(TransferCommand command) {
        outbox.append(command);
    }
}
