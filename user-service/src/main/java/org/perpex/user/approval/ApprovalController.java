package org.perpex.user.approval;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalState;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.user.refusal.Reason;
import org.perpex.user.refusal.Texts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests of operators, for those who approve them. */
@RestController
class ApprovalController {

    private final Approvals approvals;

    ApprovalController(Approvals approvals) {
        this.approvals = approvals;
    }

    /** @param payloadHash of what was read */
    record Assent(@Nullable String payloadHash, @Nullable String reason) {}

    record Why(@Nullable String reason) {}

    @GetMapping("/api/admin/user/approvals")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    List<Approval> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "50") int limit) {
        return approvals.list(state == null ? null : state(state), before, Texts.rows(limit));
    }

    @GetMapping("/api/admin/user/approvals/{id}")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Approval find(@PathVariable String id) {
        return approvals.find(id);
    }

    @PostMapping("/api/admin/user/approvals/{id}/approve")
    @AllowedRoles({Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Approval approve(Identity identity, @PathVariable String id, @RequestBody Assent assent) {
        if (assent.payloadHash() == null) {
            throw Reason.FIELD_INVALID.refused("payloadHash must be that of the request as you read it.");
        }
        return approvals.approve(id, identity, assent.payloadHash(), Texts.reason(assent.reason()));
    }

    @PostMapping("/api/admin/user/approvals/{id}/reject")
    @AllowedRoles({Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Approval reject(Identity identity, @PathVariable String id, @RequestBody Why why) {
        return approvals.reject(id, identity, Texts.reason(why.reason()));
    }

    private static ApprovalState state(String name) {
        return Arrays.stream(ApprovalState.values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Reason.FIELD_INVALID.refused(
                        "state must be one of " + Arrays.toString(ApprovalState.values()) + "."));
    }
}
