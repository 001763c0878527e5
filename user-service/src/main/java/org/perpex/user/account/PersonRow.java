package org.perpex.user.account;

import org.jspecify.annotations.Nullable;

/** @param frozenMillis null if he is not frozen */
public record PersonRow(
        long userId,
        String email,
        long createdMillis,
        @Nullable Long frozenMillis) {}
