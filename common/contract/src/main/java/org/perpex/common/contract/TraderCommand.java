package org.perpex.common.contract;

import org.perpex.common.core.RequestId;

/**
 * Commands of a trader, from trade to the account engine on {@code risk-topic}. They carry no stream number: the
 * request id makes a repetition harmless, and the deadline makes a late arrival a rejection.
 */
public sealed interface TraderCommand extends RiskInput
        permits OrderCommand, TriggerCommand, ParentCommand, AccountCommand {

    /** Made before the first send. */
    RequestId request();

    /** Engine time after which the command is refused. */
    long deadlineMillis();

    /** Whose command it is. */
    long account();

    /** The market that it is about; 0 if it is about no single one. */
    int market();
}
