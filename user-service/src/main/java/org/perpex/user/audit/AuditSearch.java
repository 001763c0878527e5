package org.perpex.user.audit;

import org.jspecify.annotations.Nullable;

/**
 * What is looked for in the audit trail; null or 0 is anything.
 *
 * @param actor who did it
 * @param user whom it concerns
 * @param target part of what it was done to
 * @param text part of the reason or the detail
 * @param before entries with lower ids
 * @param limit rows at most
 */
record AuditSearch(
        @Nullable String actor,
        @Nullable String action,
        @Nullable Long user,
        @Nullable String target,
        @Nullable String text,
        long fromMillis,
        long toMillis,
        long before,
        int limit) {}
