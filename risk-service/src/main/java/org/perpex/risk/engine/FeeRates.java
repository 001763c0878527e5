package org.perpex.risk.engine;

import java.util.Arrays;
import java.util.function.Consumer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.MarketSpec;

/**
 * What each account pays: fees of its own for a market, else its own for all markets, else those of the market. Asking
 * allocates nothing. Not thread-safe.
 */
final class FeeRates {

    /** Stands for all markets. */
    static final int ALL_MARKETS = 0;

    /** A taker's rate that says: no fees of its own any more. */
    static final int NONE_PPM = -1;

    private final Long2ObjectHashMap<Int2ObjectHashMap<Own>> byAccount = new Long2ObjectHashMap<>();

    /**
     * Fees of an account.
     *
     * @param makerPpm of the notional; negative is a rebate
     * @param takerPpm of the notional; {@link #NONE_PPM} if it has none of its own any more
     * @param version of the setting
     */
    record Own(int makerPpm, int takerPpm, long version) {

        boolean isGiven() {
            return takerPpm != NONE_PPM;
        }
    }

    /** Parts per million of the notional that a fill costs an account; negative is a rebate. */
    int ppm(long account, MarketSpec spec, boolean maker) {
        Int2ObjectHashMap<Own> own = byAccount.get(account);
        if (own != null) {
            Own here = own.get(spec.market());
            Own given = here != null && here.isGiven() ? here : own.get(ALL_MARKETS);
            if (given != null && given.isGiven()) {
                return maker ? given.makerPpm : given.takerPpm;
            }
        }
        return maker ? spec.fees().makerPpm() : spec.fees().takerPpm();
    }

    /** The last setting of an account for a market, or for all; null if there was none. */
    @Nullable
    Own find(long account, int market) {
        Int2ObjectHashMap<Own> own = byAccount.get(account);
        return own == null ? null : own.get(market);
    }

    void put(long account, int market, Own setting) {
        Int2ObjectHashMap<Own> own = byAccount.get(account);
        if (own == null) {
            own = new Int2ObjectHashMap<>();
            byAccount.put(account, own);
        }
        own.put(market, setting);
    }

    /** One setting. */
    record Setting(long account, int market, Own own) {}

    /** How many settings there are. */
    int count() {
        int count = 0;
        for (Int2ObjectHashMap<Own> own : byAccount.values()) {
            count += own.size();
        }
        return count;
    }

    /** Shows every setting, by account, then by market. */
    void forEach(Consumer<Setting> visitor) {
        long[] accounts = byAccount.keySet().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(accounts);
        for (long account : accounts) {
            Int2ObjectHashMap<Own> own = byAccount.get(account);
            int[] markets = own.keySet().stream().mapToInt(Integer::intValue).toArray();
            Arrays.sort(markets);
            for (int market : markets) {
                visitor.accept(new Setting(account, market, own.get(market)));
            }
        }
    }
}
