package org.perpex.risk.engine;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.perpex.common.core.MarketSpec;

/** What each account pays, by {@link OwnFees}. Asking allocates nothing. Not thread-safe. */
final class FeeRates {

    /** Stands for everybody. No account has this number. */
    static final long EVERYBODY = 0;

    private final Long2ObjectHashMap<OwnFees> byAccount = new Long2ObjectHashMap<>();
    private OwnFees everybody = OwnFees.NONE;

    /** Parts per million of the notional that a fill costs an account; negative is a rebate. */
    int ppm(long account, MarketSpec spec, boolean maker) {
        return OwnFees.ppm(of(account), everybody, spec, maker);
    }

    /** What an account was given, or everybody. */
    OwnFees of(long account) {
        if (account == EVERYBODY) {
            return everybody;
        }
        OwnFees own = byAccount.get(account);
        return own == null ? OwnFees.NONE : own;
    }

    void put(long account, int market, OwnFees.Rates setting) {
        OwnFees own = of(account).with(market, setting);
        if (account == EVERYBODY) {
            everybody = own;
        } else {
            byAccount.put(account, own);
        }
    }

    /** How many settings there are. */
    int count() {
        int count = everybody.count();
        for (OwnFees own : byAccount.values()) {
            count += own.count();
        }
        return count;
    }

    /** Shows everybody's settings, then those of every account, in their order. */
    void forEach(BiConsumer<Long, OwnFees> visitor) {
        visitor.accept(EVERYBODY, everybody);
        long[] accounts = byAccount.keySet().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(accounts);
        for (long account : accounts) {
            visitor.accept(account, of(account));
        }
    }
}
