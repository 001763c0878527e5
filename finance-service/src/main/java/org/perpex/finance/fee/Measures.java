package org.perpex.finance.fee;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import org.perpex.common.core.AccountId;

/** Takes the volumes and balances of a day. */
public final class Measures {

    static final int DAYS = 30;

    /** Closed days that are added up again: settlement may have been behind. */
    private static final int DAYS_AGAIN = 2;

    private final Standings standings;
    private final IntToLongFunction unitsPerTickLot;

    /** @param unitsPerTickLot what a tick times a lot is worth in a market, in units; throws if it is not known */
    public Measures(Standings standings, IntToLongFunction unitsPerTickLot) {
        this.standings = standings;
        this.unitsPerTickLot = unitsPerTickLot;
    }

    /**
     * Takes what users did in the thirty days before a day, and what they have now.
     *
     * @param lastDay of which they were taken last
     * @param balances units of USDT by account
     */
    void take(int lastDay, int day, Map<Long, Long> balances) {
        int first = Math.max(day - DAYS, Math.min(lastDay, day) - DAYS_AGAIN);
        for (int closed = first; closed < day; closed++) {
            standings.close(closed, volumes(closed));
        }
        SortedMap<Long, Standing> users = new TreeMap<>();
        standings.volumes(day - DAYS, day).forEach((account, units) -> add(users, account, units, 0));
        balances.forEach((account, units) -> add(users, account, 0, units));
        standings.replace(users.values());
    }

    private Map<Long, Long> volumes(int day) {
        Map<Long, Long> volumes = new HashMap<>();
        for (Standings.Traded traded : standings.traded(day)) {
            long units = traded.tickLots()
                    .multiply(BigInteger.valueOf(unitsPerTickLot.applyAsLong(traded.market())))
                    .longValueExact();
            volumes.merge(traded.account(), units, Math::addExact);
        }
        return volumes;
    }

    private static void add(Map<Long, Standing> users, long account, long volumeUnits, long balanceUnits) {
        long user = new AccountId(account).user();
        users.merge(
                user,
                new Standing(user, volumeUnits, balanceUnits),
                (one, other) -> new Standing(
                        user,
                        Math.addExact(one.volumeUnits(), other.volumeUnits()),
                        Math.addExact(one.balanceUnits(), other.balanceUnits())));
    }
}
