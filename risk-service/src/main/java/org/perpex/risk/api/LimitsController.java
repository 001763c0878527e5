package org.perpex.risk.api;

import java.util.List;
import org.perpex.common.core.LimitRule;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalKind;
import org.perpex.common.spring.approval.ApprovalState;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.risk.limits.Effect;
import org.perpex.risk.limits.FieldsInvalid;
import org.perpex.risk.limits.LimitActs;
import org.perpex.risk.limits.LimitOrder;
import org.perpex.risk.limits.LimitSettings;
import org.perpex.risk.limits.Requested;
import org.perpex.risk.limits.RuleForm;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Limits of accounts: what they are, and how operators change them. What loosens one takes another person. */
@RestController
class LimitsController {

    private final LimitActs acts;
    private final LimitSettings settings;
    private final Approvals approvals;
    private final JsonMapper json;

    LimitsController(LimitActs acts, LimitSettings settings, Approvals approvals, JsonMapper json) {
        this.acts = acts;
        this.settings = settings;
        this.approvals = approvals;
        this.json = json;
    }

    /** @param effect what came of it at the engine */
    record Applied(Approval approval, Effect effect) {}

    @GetMapping("/api/admin/risk/accounts/{account}/limits")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    LimitBodies.Limits limits(@PathVariable("account") long account) {
        return LimitBodies.Limits.of(account, settings.limits(account), settings.timeMillis());
    }

    @GetMapping("/api/admin/risk/accounts/{account}/limits/requests/{request}")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Effect request(@PathVariable("account") long account, @PathVariable("request") String request) {
        return settings.find(account, LimitBodies.request(request));
    }

    @PutMapping("/api/admin/risk/accounts/{account}/limits")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    ResponseEntity<LimitBodies.Answer> replace(
            Identity caller, @PathVariable("account") long account, @RequestBody LimitBodies.Profile wish) {
        LimitOrder order = new LimitBodies.Head(wish.version(), wish.request(), wish.reason()).order(caller, account);
        List<RuleForm> rules = wish.rules();
        FieldsInvalid.require(rules != null, "rules", "a list, empty for an account without limits");
        return answer(caller, order, acts.replace(order, rules == null ? List.of() : rules));
    }

    @PostMapping("/api/admin/risk/accounts/{account}/limits/overrides")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    ResponseEntity<LimitBodies.Answer> override(
            Identity caller, @PathVariable("account") long account, @RequestBody LimitBodies.Override wish) {
        LimitOrder order = new LimitBodies.Head(wish.version(), wish.request(), wish.reason()).order(caller, account);
        Long expires = wish.expires();
        return answer(
                caller,
                order,
                acts.override(
                        order,
                        new RuleForm(wish.rule(), null, wish.value(), wish.unit(), null),
                        expires == null ? 0 : expires));
    }

    @PutMapping("/api/admin/risk/accounts/{account}/limits/safe-mode")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    ResponseEntity<LimitBodies.Answer> safeMode(
            Identity caller, @PathVariable("account") long account, @RequestBody LimitBodies.SafeMode wish) {
        LimitOrder order = new LimitBodies.Head(wish.version(), wish.request(), wish.reason()).order(caller, account);
        FieldsInvalid.require(wish.on() != null, "on", "true or false");
        return answer(caller, order, acts.safeMode(order, Boolean.TRUE.equals(wish.on())));
    }

    @PostMapping("/api/admin/risk/accounts/{account}/limits/pause/reset")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    ResponseEntity<LimitBodies.Answer> resetPause(
            Identity caller, @PathVariable("account") long account, @RequestBody LimitBodies.Head wish) {
        LimitOrder order = wish.order(caller, account);
        return answer(caller, order, acts.resetPause(order));
    }

    /** Does what was approved. Its request id is the id of the approval, so doing it twice is doing it once. */
    @PostMapping("/api/admin/risk/limits/changes/{id}/apply")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    ResponseEntity<Applied> apply(Identity caller, @PathVariable("id") String id) {
        Approval approval = approvals.find(id, ApprovalKind.ACCOUNT_LIMITS);
        Approvals.requireApproved(approval);
        Requested request = json.readValue(approval.payload(), Requested.class);
        LimitOrder order = new LimitOrder(
                request.account(),
                request.version(),
                LimitBodies.request(approval.id()),
                caller.userId(),
                approval.reason());
        Effect effect = approval.state() == ApprovalState.APPLIED
                ? settings.find(order.account(), order.request())
                : acts.carryOut(order, request);
        Approval after = effect.state() == Effect.State.EFFECTIVE ? approvals.applied(caller, approval) : approval;
        return ResponseEntity.status(status(effect)).body(new Applied(after, effect));
    }

    private ResponseEntity<LimitBodies.Answer> answer(Identity caller, LimitOrder order, LimitActs.Outcome outcome) {
        return switch (outcome) {
            case LimitActs.Outcome.Done done ->
                ResponseEntity.status(status(done.effect()))
                        .body(new LimitBodies.Answer(done.effect(), null, List.of()));
            case LimitActs.Outcome.Needed needed ->
                ResponseEntity.accepted()
                        .body(new LimitBodies.Answer(
                                null,
                                approvals.request(
                                        caller,
                                        ApprovalKind.ACCOUNT_LIMITS,
                                        "limits of account " + order.account(),
                                        json.writeValueAsString(needed.request()),
                                        order.reason()),
                                needed.loosened().stream().map(LimitRule::name).toList()));
        };
    }

    private static HttpStatus status(Effect effect) {
        return switch (effect.state()) {
            case EFFECTIVE -> HttpStatus.OK;
            case REFUSED -> HttpStatus.CONFLICT;
            case UNKNOWN -> HttpStatus.ACCEPTED;
        };
    }
}
