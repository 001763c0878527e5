package org.perpex.user.approval;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.user.account.Accounts;
import org.perpex.user.refusal.Reason;

/** Who may ask and who may approve: people in a session of their own whose role is not new, as the database has it. */
final class Voters {

    private static final String SESSION = "session:";

    private final Accounts accounts;
    private final Duration roleAge;
    private final InstantSource clock;

    Voters(Accounts accounts, Duration roleAge, InstantSource clock) {
        this.accounts = accounts;
        this.roleAge = roleAge;
        this.clock = clock;
    }

    /** Refuses who came by anything but a session. */
    static void requireSession(String via) {
        if (!via.startsWith(SESSION)) {
            throw Reason.SESSION_REQUIRED.refused();
        }
    }

    /** Refuses who has none of these roles, or has them all for too short a time. */
    void requireRole(long user, Set<Role> roles) {
        List<Accounts.Grant> grants = accounts.grants(user).stream()
                .filter(grant -> roles.contains(grant.role()))
                .toList();
        if (grants.isEmpty()) {
            throw Reason.ROLE_MISSING.refused();
        }
        long latest = clock.instant().minus(roleAge).toEpochMilli();
        if (grants.stream().noneMatch(grant -> grant.timeMillis() <= latest)) {
            throw Reason.ROLE_TOO_NEW.refused();
        }
    }

    /** Refuses somebody who has asked for this or approved it before, as this person or in this login. */
    static void requireAnother(Identity voter, ApprovalRow row, List<VoteRow> votes) {
        long user = voter.userId();
        if (user == row.requester() || votes.stream().anyMatch(vote -> vote.approver() == user)) {
            throw Reason.SAME_PERSON.refused();
        }
        if (voter.via().equals(row.requesterVia())
                || votes.stream().anyMatch(vote -> vote.via().equals(voter.via()))) {
            throw Reason.SAME_LOGIN.refused();
        }
    }
}
