package org.perpex.wallet.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.wallet.chain.ChainCheck;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The check of the hash chain over transfers, for administrators and for other services. */
@RestController
class ChainController {

    private final ChainCheck check;

    ChainController(ChainCheck check) {
        this.check = check;
    }

    /** A check and its result; block and hash of the head are what the next check may be anchored at. */
    record Answer(boolean sound, long block, String hash, long transfers, List<ChainCheck.Finding> findings) {}

    /** Checks all of it; with a block and its hash also that this block is still the same. */
    @GetMapping({"/internal/ledger/chain", "/api/admin/wallet/ledger/chain"})
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Answer check(
            Identity caller,
            @RequestParam(name = "block", defaultValue = "0") long block,
            @RequestParam(name = "hash", required = false) @Nullable String hash) {
        if (!caller.isService()) {
            caller.requireAny(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
        }
        if (block != 0 == (hash == null)) {
            throw Fields.refused(HttpStatus.BAD_REQUEST, "ANCHOR_INVALID", "block and hash come together");
        }
        ChainCheck.Report report = check.check(hash == null ? null : new ChainCheck.Anchor(block, hash));
        return new Answer(report.isSound(), report.blocks(), report.head(), report.transfers(), report.findings());
    }
}
