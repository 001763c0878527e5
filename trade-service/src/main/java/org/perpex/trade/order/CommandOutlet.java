package org.perpex.trade.order;

import org.perpex.common.contract.TraderCommand;

/** Takes commands to the account engine. */
public interface CommandOutlet {

    /**
     * Sends a command. Whether it arrived is told by its fact alone.
     *
     * @return false if too many wait already; then nothing was sent
     */
    boolean send(TraderCommand command);
}
