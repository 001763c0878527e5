package org.perpex.risk.measure;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.Exact;

/** One number for how risky an account is: the formula of {@code docs/concepts/risk-measures.md}. */
public final class RiskScore {

    private static final long USAGE_WEIGHT = 35;
    private static final long CONCENTRATION_WEIGHT = 15;
    private static final long DISTANCE_WEIGHT = 25;
    private static final long LOSS_WEIGHT = 25;

    private RiskScore() {}

    /**
     * From 0, nothing at stake, to 1,000,000; rounded down. It never falls when usage, concentration or loss rises, or
     * the distance falls.
     *
     * @param distancePpm null if no price liquidates it
     * @param lossPpm value at risk over equity; null if it is not known: the other weights share its own
     */
    public static long ppm(long usagePpm, long concentrationPpm, @Nullable Long distancePpm, @Nullable Long lossPpm) {
        long weights = USAGE_WEIGHT + CONCENTRATION_WEIGHT + DISTANCE_WEIGHT;
        long sum = USAGE_WEIGHT * cut(usagePpm)
                + CONCENTRATION_WEIGHT * cut(concentrationPpm)
                + DISTANCE_WEIGHT * (distancePpm == null ? 0 : Exact.PPM - cut(distancePpm));
        return lossPpm == null ? sum / weights : (sum + LOSS_WEIGHT * cut(lossPpm)) / (weights + LOSS_WEIGHT);
    }

    private static long cut(long ppm) {
        return Math.clamp(ppm, 0, Exact.PPM);
    }
}
