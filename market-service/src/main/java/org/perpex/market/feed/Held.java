package org.perpex.market.feed;

/**
 * Who holds a market at a moment.
 *
 * @param timeMillis engine time; 0 before anything was heard of the market
 * @param longLots held long, which are as many as are held short
 * @param longAccounts how many accounts are long
 * @param shortAccounts how many accounts are short
 */
public record Held(long timeMillis, long longLots, int longAccounts, int shortAccounts) {

    private static final long PPM = 1_000_000L;

    public boolean isAnybody() {
        return longAccounts + shortAccounts > 0;
    }

    /** The share of the accounts that are long, in parts per million, rounded down. Only if anybody is in the market. */
    public long longAccountsPpm() {
        return longAccounts * PPM / (longAccounts + shortAccounts);
    }
}
