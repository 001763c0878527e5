package org.perpex.market.funding;

import java.time.Duration;
import org.perpex.common.core.MarketSpec.Funding;

/**
 * The funding of one market as it stands within an interval: samples of the premium every five seconds, of which the
 * i-th of the interval weighs i (formula F4), and the rate that would be paid if the interval ended now (formula F5).
 * Premiums and rates in parts per billion. Immutable.
 *
 * @param dueMillis end of the interval; 0 before the first
 * @param slot number of the interval's last sample, counted from 1; 0 before the first
 * @param weightedPpb sum of the samples times their weights
 * @param weights sum of the weights
 * @param premiumPpb the last sample
 * @param ratePpb until an interval has a sample, the rate of the one before
 */
public record FundingState(long dueMillis, int slot, long weightedPpb, long weights, long premiumPpb, long ratePpb) {

    /** Before the first sample: the rate is zero. */
    public static final FundingState START = new FundingState(0, 0, 0, 0, 0, 0);

    /** One sample in this time. */
    public static final long SAMPLE_MILLIS = 5_000;

    /** A premium beyond the index itself is cut: so no sum can overflow. */
    private static final long PREMIUM_PPB_MAX = Premium.PPB;

    private static final int DAY_PART_HOURS = 8;

    /** When the interval that holds a moment ends. Intervals begin at midnight UTC. */
    public static long dueMillis(Funding terms, long nowMillis) {
        long interval = Duration.ofHours(terms.intervalHours()).toMillis();
        return Math.floorDiv(nowMillis, interval) * interval + interval;
    }

    /** The state within the interval that holds a moment: a new interval begins without samples. */
    public FundingState at(Funding terms, long nowMillis) {
        long due = dueMillis(terms, nowMillis);
        return due == dueMillis ? this : new FundingState(due, 0, 0, 0, premiumPpb, ratePpb);
    }

    /** Whether a moment of the state's interval is in a later five seconds than the last sample. */
    public boolean isSampleDue(Funding terms, long nowMillis) {
        return slotOf(terms, nowMillis) > slot;
    }

    /** The state with a sample of this moment, which must be due. */
    public FundingState plus(Funding terms, long nowMillis, long samplePpb) {
        long cut = Math.clamp(samplePpb, -PREMIUM_PPB_MAX, PREMIUM_PPB_MAX);
        int next = slotOf(terms, nowMillis);
        long sum = Math.addExact(weightedPpb, Math.multiplyExact(cut, next));
        long total = weights + next;
        return new FundingState(dueMillis, next, sum, total, cut, rate(terms, sum / total));
    }

    /** [average + clamp(interest − average)] × hours / 8, towards zero, within floor and cap. */
    static long rate(Funding terms, long averagePpb) {
        long pull = Math.clamp(terms.interestPpb() - averagePpb, -terms.clampPpb(), terms.clampPpb());
        long ofInterval = (averagePpb + pull) * terms.intervalHours() / DAY_PART_HOURS;
        return Math.clamp(ofInterval, terms.floorPpb(), terms.capPpb());
    }

    private int slotOf(Funding terms, long nowMillis) {
        long begin = dueMillis - Duration.ofHours(terms.intervalHours()).toMillis();
        return Math.toIntExact((nowMillis - begin) / SAMPLE_MILLIS) + 1;
    }
}
