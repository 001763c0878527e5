package org.perpex.user.audit;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.approval.AuditDesk;
import org.perpex.common.spring.web.Trace;
import org.perpex.user.refusal.Texts;

/**
 * The record of what happened to people and their keys, and of what operators did. Written in the transaction of what
 * it records; the database lets nobody change or delete an entry.
 */
public final class AuditTrail {

    private final AuditMapper mapper;
    private final InstantSource clock;

    AuditTrail(AuditMapper mapper, InstantSource clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Records an action.
     *
     * @param actor the user id of who did it, or {@code anonymous}, or {@code service:user}
     * @param user the user whom it concerns, if known
     * @param detail what it was done to; never a secret
     */
    public void record(AuditAction action, String actor, @Nullable Long user, String detail) {
        record(new AuditEntry(action, actor, user, "", "", detail));
    }

    /** Records what an operator did. */
    public void record(AuditEntry entry) {
        mapper.insert(new AuditRow(
                null,
                clock.millis(),
                entry.action().name(),
                entry.actor(),
                entry.user(),
                entry.detail(),
                trace(),
                entry.target(),
                entry.reason(),
                null));
    }

    /** Records what was done in another service, once however often it says so. */
    void report(AuditDesk.Act act) {
        mapper.report(
                act.timeMillis(),
                act.action(),
                act.actor(),
                act.detail(),
                trace(),
                act.target(),
                act.reason(),
                act.id());
    }

    /** The newest entries first. */
    List<AuditRow> search(AuditSearch wanted) {
        String target = Texts.containing(wanted.target());
        String text = Texts.containing(wanted.text());
        return mapper.selectList(new QueryWrapper<AuditRow>()
                .eq(wanted.actor() != null, "actor", wanted.actor())
                .eq(wanted.action() != null, "action", wanted.action())
                .eq(wanted.user() != null, "user_id", wanted.user())
                .apply(target != null, "target LIKE {0} ESCAPE '!'", target)
                .apply(text != null, "(reason LIKE {0} ESCAPE '!' OR detail LIKE {0} ESCAPE '!')", text)
                .ge(wanted.fromMillis() > 0, "at_millis", wanted.fromMillis())
                .lt(wanted.toMillis() > 0, "at_millis", wanted.toMillis())
                .lt(wanted.before() > 0, "id", wanted.before())
                .orderByDesc("id")
                .last("LIMIT " + wanted.limit()));
    }

    private static String trace() {
        String trace = Trace.current();
        return trace == null ? "" : trace;
    }
}
