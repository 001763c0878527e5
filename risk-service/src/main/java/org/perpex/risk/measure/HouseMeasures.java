package org.perpex.risk.measure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How risky all accounts are together. Money in units of USDT, shares in parts per million.
 *
 * @param timeMillis engine time
 * @param accounts those with a position or an open order
 * @param exposureUnits notional of all positions, long and short alike
 * @param usageMaxPpm of the account that uses most of its margin
 * @param concentrationPpm exposure in the largest market over all exposure
 * @param distanceMinPpm of the account that is nearest to liquidation; null if nothing can be liquidated
 * @param scoreMaxPpm of the riskiest account
 * @param valueAtRiskUnits sum over accounts of their historical value at risk, those without a sample left out
 * @param unmeasured accounts whose value at risk is not known
 * @param shortfallUnits sum over accounts of what their value at risk exceeds their equity by: what the insurance fund
 *     would have to bear if each had its worst day in a hundred
 */
public record HouseMeasures(
        long timeMillis,
        int accounts,
        long exposureUnits,
        long usageMaxPpm,
        long concentrationPpm,
        @Nullable Long distanceMinPpm,
        long scoreMaxPpm,
        long valueAtRiskUnits,
        int unmeasured,
        long shortfallUnits) {

    /** Before the first look. */
    public static final HouseMeasures NONE = new HouseMeasures(0, 0, 0, 0, 0, null, 0, 0, 0, 0);

    /** Sums up accounts at one moment. */
    public static HouseMeasures of(long timeMillis, List<AccountMeasures> accounts) {
        Sums sums = new Sums();
        accounts.forEach(sums::add);
        long largest =
                sums.byMarket.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return new HouseMeasures(
                timeMillis,
                accounts.size(),
                sums.exposure,
                sums.usageMax,
                Ratio.ppm(largest, sums.netExposure),
                sums.distanceMin,
                sums.scoreMax,
                sums.valueAtRisk,
                sums.unmeasured,
                sums.shortfall);
    }

    private static final class Sums {

        private final Map<Integer, Long> byMarket = new TreeMap<>();
        private long exposure;
        private long netExposure;
        private long usageMax;
        private @Nullable Long distanceMin;
        private long scoreMax;
        private long valueAtRisk;
        private int unmeasured;
        private long shortfall;

        void add(AccountMeasures account) {
            for (Stake stake : account.stakes()) {
                long size = Math.abs(stake.notionalUnits());
                byMarket.merge(stake.market(), size, Math::addExact);
                netExposure = Math.addExact(netExposure, size);
            }
            exposure = Math.addExact(exposure, account.exposureUnits());
            usageMax = Math.max(usageMax, account.usagePpm());
            scoreMax = Math.max(scoreMax, account.scorePpm());
            Long distance = account.distancePpm();
            if (distance != null && (distanceMin == null || distance < distanceMin)) {
                distanceMin = distance;
            }
            Long loss = account.valueAtRisk().historicalUnits();
            if (loss == null) {
                unmeasured++;
            } else {
                valueAtRisk = Math.addExact(valueAtRisk, loss);
                shortfall = Math.addExact(shortfall, Math.clamp(loss - account.equityUnits(), 0, loss));
            }
        }
    }
}
