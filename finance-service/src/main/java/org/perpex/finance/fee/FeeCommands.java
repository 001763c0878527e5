package org.perpex.finance.fee;

import org.perpex.common.contract.AdminCommand;

/** Where commands to the account engine go, within the transaction that decides them. */
@FunctionalInterface
public interface FeeCommands {

    void append(AdminCommand.SetFees command);
}
