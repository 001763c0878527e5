package org.perpex.common.spring.approval;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/** The audit trail of user-service, for services in which operators act. */
public interface AuditDesk {

    /** Reports an act; it is noted once however often it is reported. */
    @PostExchange("/internal/audit")
    void report(@RequestBody Act act);

    /**
     * What an operator did.
     *
     * @param id of the report, unique among all services, at most 64 characters
     * @param timeMillis when it was decided
     * @param action upper-case letters and underscores, at most 32
     * @param actor the user id of who did it, in digits
     * @param target what it was done to, at most 128 characters
     * @param reason why, in his words
     * @param detail what changed, at most 4,000 characters
     */
    record Act(String id, long timeMillis, String action, String actor, String target, String reason, String detail) {}
}
