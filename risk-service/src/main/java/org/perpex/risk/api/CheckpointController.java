package org.perpex.risk.api;

import java.time.InstantSource;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.EngineInput;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.web.AllowedRoles;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Asks the account engine for a checkpoint: an input in its queue like any other, whose fact carries the hash of every
 * balance. Finance compares it with the ledger when it has settled up to it.
 */
@RestController
class CheckpointController {

    private final PackSender sender;
    private final InstantSource clock = InstantSource.system();

    CheckpointController(PackSender sender) {
        this.sender = sender;
    }

    /** The number by which finance's comparison can be asked for. */
    record Asked(long checkpoint) {}

    /** The number is the time of asking: higher than any before, and it needs no store. */
    @PostMapping("/api/admin/risk/checkpoints")
    @AllowedRoles({Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Asked ask() {
        long number = clock.millis();
        PackWriter pack = new PackWriter();
        pack.begin(Source.ENGINE, 0, 0, 0);
        pack.append(0, 0, new EngineInput.Checkpoint(number));
        sender.sendAcknowledged(Destination.RISK, pack.toBytes());
        return new Asked(number);
    }
}
