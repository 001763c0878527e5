package org.perpex.user.account;

import java.time.InstantSource;
import java.util.Optional;
import org.perpex.user.audit.AuditAction;
import org.perpex.user.audit.AuditEntry;
import org.perpex.user.audit.AuditTrail;
import org.perpex.user.refusal.Reason;

/** People who may not act: they cannot log in, and their keys are refused. Their orders and positions stay. */
public final class Freezes {

    private final FreezeMapper mapper;
    private final AuditTrail audit;
    private final InstantSource clock;

    Freezes(FreezeMapper mapper, AuditTrail audit, InstantSource clock) {
        this.mapper = mapper;
        this.audit = audit;
        this.clock = clock;
    }

    /** A freeze that is in force. */
    public record Freeze(long sinceMillis, String by, String reason) {}

    public boolean isFrozen(long account) {
        return mapper.selectById(account) != null;
    }

    public Optional<Freeze> of(long account) {
        return Optional.ofNullable(mapper.selectById(account))
                .map(row -> new Freeze(row.frozenMillis(), row.frozenBy(), row.reason()));
    }

    /** Freezes a user whose row the caller has locked. Part of the caller's transaction. */
    public void freeze(long account, String actor, String reason) {
        if (isFrozen(account)) {
            throw Reason.ALREADY_FROZEN.refused();
        }
        mapper.insert(new FreezeRow(account, clock.millis(), actor, reason));
        audit.record(new AuditEntry(AuditAction.USER_FROZEN, actor, account, target(account), reason, ""));
    }

    /** Ends a freeze of a user whose row the caller has locked. Part of the caller's transaction. */
    public void lift(long account, String actor, String reason) {
        if (mapper.deleteById(account) == 0) {
            throw Reason.NOT_FROZEN.refused();
        }
        audit.record(new AuditEntry(AuditAction.USER_UNFROZEN, actor, account, target(account), reason, ""));
    }

    private static String target(long account) {
        return "user " + account;
    }
}
