package org.perpex.wallet.api;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.approval.Approval;
import org.perpex.common.spring.approval.ApprovalKind;
import org.perpex.common.spring.approval.ApprovalState;
import org.perpex.common.spring.approval.Approvals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.wallet.adjustment.Adjustment;
import org.perpex.wallet.adjustment.Adjustments;
import org.perpex.wallet.ledger.Posting;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Money that moves between the house and a user's funding wallet, when one has asked and two others have approved. */
@RestController
class AdjustmentController {

    private static final String CREDIT = "CREDIT";
    private static final String DEBIT = "DEBIT";

    private final Adjustments adjustments;
    private final Approvals approvals;
    private final JsonMapper json;

    AdjustmentController(Adjustments adjustments, Approvals approvals, JsonMapper json) {
        this.adjustments = adjustments;
        this.approvals = approvals;
        this.json = json;
    }

    /** @param direction CREDIT: the user gets it; DEBIT: he gives it */
    record Body(
            @Nullable Long userId,
            @Nullable Integer subAccount,
            @Nullable String asset,
            @Nullable String amount,
            @Nullable String direction,
            @Nullable String reason) {}

    /** What is approved. */
    record Payload(long userId, int subAccount, String asset, String amount, String direction) {}

    /** @param posted whether this call did it; false if it had been done before */
    record Applied(Approval approval, boolean posted) {}

    @PostMapping("/api/admin/wallet/adjustments")
    @AllowedRoles({Role.OPERATOR, Role.ADMIN})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Approval request(Identity caller, @RequestBody Body body) {
        String reason = Approvals.reason(body.reason());
        Payload payload = payload(body);
        return approvals.request(
                caller, ApprovalKind.LEDGER_ADJUSTMENT, target(payload), json.writeValueAsString(payload), reason);
    }

    /** Asks for another adjustment than before, as long as nobody has approved. */
    @PutMapping("/api/admin/wallet/adjustments/{id}")
    @AllowedRoles({Role.OPERATOR, Role.ADMIN})
    Approval change(Identity caller, @PathVariable("id") String id, @RequestBody Body body) {
        String reason = Approvals.reason(body.reason());
        Payload payload = payload(body);
        return approvals.change(
                caller, id, ApprovalKind.LEDGER_ADJUSTMENT, target(payload), json.writeValueAsString(payload), reason);
    }

    @PostMapping("/api/admin/wallet/adjustments/{id}/apply")
    @AllowedRoles({Role.OPERATOR, Role.ADMIN})
    Applied apply(Identity caller, @PathVariable("id") String id) {
        Approval approval = approvals.find(id, ApprovalKind.LEDGER_ADJUSTMENT);
        Approvals.requireApproved(approval);
        if (approval.state() == ApprovalState.APPLIED) {
            return new Applied(approval, false);
        }
        Posting posting = adjustments.post(id, adjustment(json.readValue(approval.payload(), Payload.class)));
        if (posting instanceof Posting.Refused refused) {
            throw Approvals.refused(
                    HttpStatus.CONFLICT, refused.reason().name(), "The funding wallet holds less. Nothing was done.");
        }
        return new Applied(approvals.applied(caller, approval), posting instanceof Posting.Posted);
    }

    private static Payload payload(Body body) {
        if (body.userId() == null || body.userId() < 1 || body.userId() > AccountId.USER_MAX) {
            throw invalid("userId must be the number of a user.");
        }
        int subAccount = body.subAccount() == null ? 0 : body.subAccount();
        if (subAccount < 0 || subAccount > AccountId.SUB_ACCOUNT_MAX) {
            throw invalid("subAccount must be 0 to " + AccountId.SUB_ACCOUNT_MAX + ".");
        }
        String direction = body.direction();
        if (direction == null || !direction.equals(CREDIT) && !direction.equals(DEBIT)) {
            throw invalid("direction must be CREDIT (the user gets it) or DEBIT (he gives it).");
        }
        return new Payload(
                body.userId(),
                subAccount,
                Fields.asset(body.asset()).name(),
                Decimals.formatUnits(Fields.amount(body.amount())),
                direction);
    }

    private static Adjustment adjustment(Payload payload) {
        return new Adjustment(
                AccountId.of(payload.userId(), payload.subAccount()),
                Fields.asset(payload.asset()),
                CREDIT.equals(payload.direction()),
                Fields.amount(payload.amount()));
    }

    private static String target(Payload payload) {
        return "wallet of user " + payload.userId();
    }

    private static RuntimeException invalid(String detail) {
        return Approvals.refused(HttpStatus.BAD_REQUEST, "FIELD_INVALID", detail);
    }
}
