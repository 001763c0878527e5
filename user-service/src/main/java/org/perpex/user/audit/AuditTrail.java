package org.perpex.user.audit;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.web.Trace;

/** The record of what happened to people and their keys. Written in the transaction of what it records. */
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
        String trace = Trace.current();
        mapper.insert(
                new AuditRow(null, clock.millis(), action.name(), actor, user, detail, trace == null ? "" : trace));
    }
}
