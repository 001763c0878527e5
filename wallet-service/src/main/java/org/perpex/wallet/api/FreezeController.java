package org.perpex.wallet.api;

import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.AccessRefused;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.wallet.freeze.Freeze;
import org.perpex.wallet.freeze.TransferFreeze;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whether transfers out are frozen. Finance may freeze; administrators freeze and lift. */
@RestController
class FreezeController {

    private static final String FINANCE = "finance";

    private final TransferFreeze freeze;

    FreezeController(TransferFreeze freeze) {
        this.freeze = freeze;
    }

    /** What is asked for. */
    record Body(boolean frozen, @Nullable String reason) {}

    /** What is. */
    record Answer(boolean frozen, String reason, String changedBy, long since) {}

    @PutMapping("/internal/transfers/freeze")
    Answer freeze(Identity caller, @RequestBody Body body) {
        if (!caller.isService(FINANCE)) {
            throw new AccessRefused(AccessRefused.Reason.FORBIDDEN, "for finance only");
        }
        if (!body.frozen) {
            throw Fields.refused(HttpStatus.BAD_REQUEST, "LIFTED_BY_PEOPLE", "an administrator lifts the freeze");
        }
        return change(body, FINANCE);
    }

    @PutMapping("/api/admin/wallet/transfers/freeze")
    @AllowedRoles(Role.ADMIN)
    Answer change(Identity caller, @RequestBody Body body) {
        caller.require(Role.ADMIN);
        return change(body, "user " + caller.userId());
    }

    @GetMapping({"/internal/transfers/freeze", "/api/admin/wallet/transfers/freeze"})
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Answer current(Identity caller) {
        if (!caller.isService()) {
            caller.requireAny(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
        }
        return answer(freeze.current());
    }

    private Answer change(Body body, String who) {
        String reason = body.reason == null ? "" : body.reason.strip();
        if (reason.isEmpty() || reason.length() > Freeze.REASON_CHARACTERS_MAX) {
            throw Fields.refused(
                    HttpStatus.BAD_REQUEST,
                    "REASON_INVALID",
                    "reason must have 1 to " + Freeze.REASON_CHARACTERS_MAX + " characters");
        }
        return answer(freeze.set(body.frozen, reason, who));
    }

    private static Answer answer(Freeze freeze) {
        return new Answer(freeze.frozen(), freeze.reason(), freeze.changedBy(), freeze.sinceMillis());
    }
}
