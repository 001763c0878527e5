package org.perpex.user.referral;

import java.util.List;
import org.perpex.common.spring.identity.Identity;
import org.perpex.user.refusal.Reason;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A person's own invitation; and for services, who referred whom. */
@RestController
class ReferralController {

    private static final int ROWS_MAX = 1_000;

    private final Referrals referrals;

    ReferralController(Referrals referrals) {
        this.referrals = referrals;
    }

    /** @param people how many signed up with the code */
    record Invitation(String code, int people) {}

    record ReferralAnswer(long user, long referrer, long time) {}

    @GetMapping("/api/v1/users/invitation")
    Invitation invitation(Identity caller) {
        long user = caller.userId();
        return new Invitation(referrals.codeOf(user), referrals.countOf(user));
    }

    /** Pages in order of users: the next begins after the last of the one before. */
    @GetMapping("/internal/referrals")
    List<ReferralAnswer> referrals(
            Identity caller,
            @RequestParam(name = "after", defaultValue = "0") long after,
            @RequestParam(name = "limit", defaultValue = "1000") int limit) {
        caller.requireService();
        if (limit < 1 || limit > ROWS_MAX) {
            throw Reason.FIELD_INVALID.refused("limit must be 1 to " + ROWS_MAX + ".");
        }
        return referrals.after(after, limit).stream()
                .map(each -> new ReferralAnswer(each.accountId(), each.referrer(), each.createdMillis()))
                .toList();
    }
}
