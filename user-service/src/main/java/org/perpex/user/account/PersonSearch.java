package org.perpex.user.account;

import org.jspecify.annotations.Nullable;
import org.perpex.common.spring.identity.Role;

/**
 * Whom an operator looks for; null is anybody.
 *
 * @param text part of the address, or the user id in digits
 * @param after people with higher ids
 * @param limit rows at most
 */
public record PersonSearch(
        @Nullable String text,
        @Nullable Role role,
        @Nullable Boolean frozen,
        long after,
        int limit) {}
