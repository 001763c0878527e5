package org.perpex.finance.statement;

import java.util.Comparator;
import org.perpex.common.core.Asset;
import org.perpex.finance.income.IncomeType;

/**
 * Rows of one day, market, type and asset.
 *
 * @param day since 1970-01-01, of UTC
 * @param units their sum, in 1e-8 of the asset
 */
public record StatementGroup(Key key, long units, long rows) {

    /** What the rows of a group have in common. */
    public record Key(long day, int market, IncomeType type, Asset asset) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparingLong(Key::day)
                .thenComparingInt(Key::market)
                .thenComparing(Key::type)
                .thenComparing(Key::asset);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
