package org.perpex.finance.api;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalKind;
import org.perpex.common.spring.approval.ApprovalState;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.market.Markets;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.finance.fee.FeeDesk;
import org.perpex.finance.fee.FeeRules;
import org.perpex.finance.fee.Place;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rules of fees: asked for here, approved at user-service by another person, and applied here. What can be refused is
 * refused before anybody is asked, and looked at again when it is applied.
 */
@RestController
@RequestMapping("/api/admin/finance/fees")
class FeeRequestController {

    private final FeeDesk desk;
    private final Approvals approvals;
    private final Markets markets;
    private final JsonMapper json;
    private final InstantSource clock;

    FeeRequestController(FeeDesk desk, Approvals approvals, Markets markets, JsonMapper json, InstantSource clock) {
        this.desk = desk;
        this.approvals = approvals;
        this.markets = markets;
        this.json = json;
        this.clock = clock;
    }

    record ScheduleWish(
            FeeForms.@Nullable ScheduleForm schedule,
            @Nullable String reason) {}

    record RuleWish(
            FeeForms.@Nullable RuleForm rule, @Nullable String reason) {}

    record EndWish(@Nullable String reason) {}

    /** @param outcome what it led to, in words */
    record Applied(Approval approval, String outcome) {}

    @PostMapping("/schedules")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Approval schedule(Identity caller, @RequestBody ScheduleWish wish) {
        String reason = Approvals.reason(wish.reason());
        FeeForms.ScheduleForm form = there(wish.schedule(), "schedule");
        requireToCome(form.from());
        FeeForms.tiers(form);
        return ask(caller, "tiers of fees", new FeeForms.Payload(form, null, null), reason);
    }

    @PostMapping("/rules")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Approval rule(Identity caller, @RequestBody RuleWish wish) {
        String reason = Approvals.reason(wish.reason());
        FeeForms.RuleForm form = there(wish.rule(), "rule");
        Place place = FeeForms.place(form, markets);
        FeeForms.rates(form);
        requireToCome(form.from());
        FeeForms.span(form, clock.millis());
        String target = place.isEverybody()
                ? "fees of market " + form.symbol()
                : "fees of user " + new AccountId(place.account()).user();
        return ask(caller, target, new FeeForms.Payload(null, form, null), reason);
    }

    @PostMapping("/rules/{rule}/end")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Approval end(Identity caller, @PathVariable("rule") long rule, @RequestBody EndWish wish) {
        String reason = Approvals.reason(wish.reason());
        requireRunning(rule);
        return ask(caller, "rule " + rule + " of fees", new FeeForms.Payload(null, null, rule), reason);
    }

    @PostMapping("/changes/{id}/apply")
    @AllowedRoles({Role.RISK_MANAGER, Role.ADMIN})
    Applied apply(Identity caller, @PathVariable("id") String id) {
        Approval approval = approvals.find(id, ApprovalKind.FEE_CHANGE);
        Approvals.requireApproved(approval);
        if (approval.state() == ApprovalState.APPLIED) {
            return new Applied(approval, "it had been applied before");
        }
        FeeRules.Decision by = new FeeRules.Decision(id, caller.userId(), approval.reason(), clock.millis());
        String outcome = applied(json.readValue(approval.payload(), FeeForms.Payload.class), by);
        return new Applied(approvals.applied(caller, approval), outcome);
    }

    private String applied(FeeForms.Payload payload, FeeRules.Decision by) {
        FeeForms.ScheduleForm schedule = payload.schedule();
        FeeForms.RuleForm rule = payload.rule();
        Long ended = payload.endOfRule();
        if (schedule != null) {
            long from = FeeForms.moment("from", schedule.from(), by.timeMillis());
            return "schedule " + desk.add(FeeForms.tiers(schedule), from, by);
        }
        if (rule != null) {
            return "rule "
                    + desk.add(
                            FeeForms.place(rule, markets),
                            FeeForms.rates(rule),
                            FeeForms.span(rule, by.timeMillis()),
                            by);
        }
        long number = there(ended, "endOfRule");
        desk.end(number, by);
        return "rule " + number + " ended";
    }

    private Approval ask(Identity caller, String target, FeeForms.Payload payload, String reason) {
        return approvals.request(caller, ApprovalKind.FEE_CHANGE, target, json.writeValueAsString(payload), reason);
    }

    /** A rule never holds for fills that have been. */
    private void requireToCome(@Nullable String from) {
        if (FeeForms.moment("from", from, Long.MAX_VALUE) < clock.millis()) {
            throw FeeForms.invalid("from must not lie in the past.");
        }
    }

    private void requireRunning(long rule) {
        FeeRules.Entry entry = desk.find(rule)
                .orElseThrow(() ->
                        Approvals.refused(HttpStatus.NOT_FOUND, "RULE_UNKNOWN", "There is no such rule of fees."));
        if (entry.rule().untilMillis() <= clock.millis()) {
            throw Approvals.refused(HttpStatus.CONFLICT, "RULE_ENDED", "The rule has ended.");
        }
    }

    private static <T> T there(@Nullable T value, String name) {
        if (value == null) {
            throw FeeForms.invalid(name + " must be there.");
        }
        return value;
    }
}
