package org.perpex.finance.api;

import org.perpex.common.core.Decimals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.finance.checkpoint.Checkpoint;
import org.perpex.finance.checkpoint.CheckpointState;
import org.perpex.finance.checkpoint.Checkpoints;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the last comparison of ledger and engine found. */
@RestController
class CheckpointController {

    private final Checkpoints checkpoints;

    CheckpointController(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** The futures wallets of one side. The hash is text: it has 64 bits. */
    record WalletsAnswer(int accounts, String hash, String amount) {}

    /** A comparison. */
    record Answer(
            long checkpoint,
            long number,
            long time,
            CheckpointState state,
            WalletsAnswer engine,
            WalletsAnswer ledger) {}

    @GetMapping({"/internal/checkpoints/latest", "/api/admin/finance/checkpoints/latest"})
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Answer latest(Identity caller) {
        if (!caller.isService()) {
            caller.requireAny(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
        }
        return checkpoints
                .latest()
                .map(CheckpointController::answer)
                .orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
    }

    private static Answer answer(Checkpoint found) {
        return new Answer(
                found.checkpoint(),
                found.number(),
                found.timeMillis(),
                found.state(),
                wallets(found.engine()),
                wallets(found.ledger()));
    }

    private static WalletsAnswer wallets(Checkpoint.Wallets wallets) {
        return new WalletsAnswer(
                wallets.accounts(), Long.toHexString(wallets.hash()), Decimals.formatUnits(wallets.units()));
    }
}
