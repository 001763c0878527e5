package org.perpex.wallet.explorer;

import org.jspecify.annotations.Nullable;

/**
 * Which transfers are looked for; null or 0 is any.
 *
 * @param owner of either leg
 * @param kind code of the kind of account that the owner is looked for in
 * @param id of the transfer, or its reference: 32 hexadecimal digits
 * @param before transfers with lower numbers
 */
public record LedgerQuery(
        @Nullable Long owner,
        @Nullable Integer kind,
        @Nullable Integer asset,
        @Nullable String id,
        long fromMillis,
        long toMillis,
        long before,
        int limit) {}
