package org.perpex.risk.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import org.perpex.common.core.Exact;

/**
 * By how much markets moved from day to day, in parts per billion of the close before; day by day, the oldest first.
 * Immutable.
 */
public final class DailyReturns {

    /** Nothing is known of any market. */
    public static final DailyReturns NONE = new DailyReturns(0, Map.of());

    private static final long PPB = 1_000_000_000L;
    private static final long MISSING = Long.MIN_VALUE;
    private static final long[] NO_DAYS = {};

    private final int days;
    private final Map<Integer, long[]> ppbByMarket;

    private DailyReturns(int days, Map<Integer, long[]> ppbByMarket) {
        this.days = days;
        this.ppbByMarket = ppbByMarket;
    }

    /**
     * Computes returns from closes. A day without a close, or after one without, has none; it is not invented.
     *
     * @param closesByDay by market, the closes, each positive, by the number of their day
     */
    public static DailyReturns of(Map<Integer, NavigableMap<Long, Long>> closesByDay) {
        TreeSet<Long> all = new TreeSet<>();
        closesByDay.values().forEach(closes -> all.addAll(closes.keySet()));
        Map<Integer, long[]> returns = new HashMap<>();
        closesByDay.forEach((market, closes) -> returns.put(
                market, all.stream().mapToLong(day -> ppb(closes, day)).toArray()));
        return new DailyReturns(all.size(), returns);
    }

    /** Returns that are given, of the same days for each market. */
    static DailyReturns ofPpb(Map<Integer, long[]> ppbByMarket) {
        return new DailyReturns(
                ppbByMarket.values().stream()
                        .mapToInt(each -> each.length)
                        .max()
                        .orElse(0),
                Map.copyOf(ppbByMarket));
    }

    private static long ppb(NavigableMap<Long, Long> closes, long day) {
        Long close = closes.get(day);
        Long before = closes.get(day - 1);
        return close == null || before == null ? MISSING : Exact.mulDivFloor(close - before, PPB, before);
    }

    /**
     * What stakes would have won on each day of which all their markets have a return, in units of USDT; each stake
     * rounded down. Empty without stakes.
     */
    public long[] profits(List<Stake> stakes) {
        List<Stake> held =
                stakes.stream().filter(stake -> stake.notionalUnits() != 0).toList();
        long[][] returns = new long[held.size()][];
        for (int i = 0; i < returns.length; i++) {
            long[] known = ppbByMarket.get(held.get(i).market());
            if (known == null) {
                return NO_DAYS;
            }
            returns[i] = known;
        }
        long[] profits = new long[held.isEmpty() ? 0 : days];
        int sample = 0;
        for (int day = 0; day < profits.length; day++) {
            if (isKnown(returns, day)) {
                profits[sample++] = profit(held, returns, day);
            }
        }
        return Arrays.copyOf(profits, sample);
    }

    private static boolean isKnown(long[][] returns, int day) {
        for (long[] each : returns) {
            if (each[day] == MISSING) {
                return false;
            }
        }
        return true;
    }

    private static long profit(List<Stake> held, long[][] returns, int day) {
        long units = 0;
        for (int i = 0; i < returns.length; i++) {
            units = Math.addExact(units, Exact.mulDivFloor(held.get(i).notionalUnits(), returns[i][day], PPB));
        }
        return units;
    }

    /** How many days of a market are known. */
    public int sample(int market) {
        long[] returns = ppbByMarket.get(market);
        return returns == null
                ? 0
                : (int) Arrays.stream(returns).filter(each -> each != MISSING).count();
    }
}
