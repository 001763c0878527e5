package org.perpex.user.audit;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.approval.AuditDesk;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.user.refusal.Reason;
import org.perpex.user.refusal.Texts;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail for operators, and for services that report to it. Nobody can change what stands there. */
@RestController
class AuditController {

    private static final Pattern ACTION = Pattern.compile("[A-Z_]{1,32}");
    private static final Pattern ACTOR = Pattern.compile("[a-z0-9:]{1,64}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9:/-]{1,64}");
    private static final int TARGET_CHARS_MAX = 128;
    private static final int REASON_CHARS_MAX = 500;
    private static final int DETAIL_CHARS_MAX = 4_000;

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    record Entry(
            long id,
            long time,
            String action,
            String actor,
            @Nullable Long userId,
            String target,
            String reason,
            String detail,
            String trace) {}

    /** @param next what {@code before} is for the next page; null if this is the last */
    record Page(List<Entry> entries, @Nullable Long next) {}

    @GetMapping("/api/admin/user/audit")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Page search(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long user,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "0") long to,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "50") int limit) {
        int rows = Texts.rows(limit);
        List<Entry> entries =
                trail.search(new AuditSearch(actor, action, user, target, text, from, to, before, rows)).stream()
                        .map(AuditController::entry)
                        .toList();
        return new Page(
                entries, entries.size() < rows ? null : entries.getLast().id());
    }

    @PostMapping("/internal/audit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(Identity caller, @RequestBody AuditDesk.Act act) {
        caller.requireService();
        require(ID.matcher(act.id()).matches(), "id");
        require(ACTION.matcher(act.action()).matches(), "action");
        require(ACTOR.matcher(act.actor()).matches(), "actor");
        require(act.target().length() <= TARGET_CHARS_MAX, "target");
        require(act.reason().length() <= REASON_CHARS_MAX, "reason");
        require(act.detail().length() <= DETAIL_CHARS_MAX, "detail");
        trail.report(act);
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw Reason.FIELD_INVALID.refused(field + " is not what an entry of the audit trail may have.");
        }
    }

    private static Entry entry(AuditRow row) {
        return new Entry(
                row.id() == null ? 0 : row.id(),
                row.atMillis(),
                row.action(),
                row.actor(),
                row.userId(),
                row.target(),
                row.reason(),
                row.detail(),
                row.trace());
    }
}
