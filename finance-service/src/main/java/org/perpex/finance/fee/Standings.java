package org.perpex.finance.fee;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Volumes and balances of users. Days are counted since 1970. */
public interface Standings {

    /** What each account traded on a day, by market, by the rows of settlement. */
    List<Traded> traded(int day);

    /** Replaces a day's volumes. */
    void close(int day, Map<Long, Long> unitsByAccount);

    /** Volumes of accounts from a day on until before another. */
    Map<Long, Long> volumes(int fromDay, int untilDay);

    void replace(Collection<Standing> standings);

    /** What a user has done and has; nothing of one that has not been measured yet. */
    Standing of(long user);

    Map<Long, Standing> all();

    /** Sum of price ticks × lots of an account in a market. */
    record Traded(long account, int market, BigInteger tickLots) {}
}
