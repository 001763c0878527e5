package org.perpex.risk.messaging;

import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.rocketmq.BrokerUnavailable;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.risk.limits.LimitSettings;

/**
 * Sends commands of operators into the queue of the engine beside which it runs. They carry no stream number: a version
 * that only rises makes a repetition or a late arrival harmless, so no outbox is needed.
 */
final class LimitQueue implements LimitSettings.Queue {

    private final PackSender sender;

    LimitQueue(PackSender sender) {
        this.sender = sender;
    }

    @Override
    public boolean append(AdminCommand command) {
        PackWriter pack = new PackWriter();
        pack.begin(Source.ENGINE, 0, 0, 0);
        pack.append(0, 0, command);
        try {
            sender.sendAcknowledged(Destination.RISK, pack.toBytes());
            return true;
        } catch (BrokerUnavailable away) {
            return false;
        }
    }
}
