package org.perpex.finance.income;

import java.util.List;
import java.util.Set;

/**
 * The changes of futures wallets that are settled, or being settled: a batch that is tried again says the same of each
 * fact.
 */
public interface IncomeHistory {

    /** The changes that a page asks for, oldest first. */
    List<Income> list(Page page);

    /** Which end of the interval a page is counted from. */
    enum From {
        OLDEST,
        NEWEST
    }

    /** Times in milliseconds of engine time, both included. */
    record Interval(long startMillis, long endMillis) {}

    /**
     * Which changes of an account to list.
     *
     * @param market only those in a market, or 0
     * @param skip how many to leave out before the first
     */
    record Page(long account, Set<IncomeType> types, int market, Interval interval, From from, int skip, int limit) {

        public Page {
            types = Set.copyOf(types);
        }

        /** How many rows of one type the page can need. */
        public int rowsMax() {
            return skip + limit;
        }
    }
}
