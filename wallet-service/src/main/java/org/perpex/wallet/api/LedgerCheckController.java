package org.perpex.wallet.api;

import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.wallet.audit.LedgerWatch;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger's check of itself, for administrators and for other services. */
@RestController
class LedgerCheckController {

    private final LedgerWatch watch;

    LedgerCheckController(LedgerWatch watch) {
        this.watch = watch;
    }

    /** A check and its result. */
    record Answer(boolean sound, LedgerWatch.Report report) {}

    @GetMapping({"/internal/ledger/check", "/api/admin/wallet/ledger/check"})
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Answer check(Identity caller) {
        if (!caller.isService()) {
            caller.requireAny(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
        }
        LedgerWatch.Report report = watch.check();
        return new Answer(report.isSound(), report);
    }
}
