package org.perpex.finance.fee;

import java.util.Comparator;

/**
 * Whose rates, and where.
 *
 * @param account user × 1024 + sub-account; 0: everybody
 * @param market 0: all markets
 */
public record Place(long account, int market) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparingLong(Place::account).thenComparingInt(Place::market);

    /** An account in all markets. */
    public static Place everywhere(long account) {
        return new Place(account, 0);
    }

    /** Everybody in a market. */
    public static Place everybody(int market) {
        return new Place(0, market);
    }

    public boolean isEverybody() {
        return account == 0;
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
