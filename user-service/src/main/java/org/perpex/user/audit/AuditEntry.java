package org.perpex.user.audit;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did.
 *
 * @param actor the user id of who did it, or {@code anonymous}, or {@code service:user}
 * @param user the user whom it concerns, if any
 * @param target what it was done to, at most 128 characters
 * @param reason why, in the actor's words
 * @param detail what changed; never a secret
 */
public record AuditEntry(
        AuditAction action, String actor, @Nullable Long user, String target, String reason, String detail) {}
