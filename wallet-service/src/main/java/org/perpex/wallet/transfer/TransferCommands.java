package org.perpex.wallet.transfer;

import org.perpex.common.contract.TransferCommand;

/** Where commands to the account engine go, within the transaction that decides them. */
public interface TransferCommands {

    void append(TransferCommand command);
}
