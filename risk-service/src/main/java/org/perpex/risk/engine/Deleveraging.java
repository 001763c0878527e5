package org.perpex.risk.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.perpex.common.contract.Counterparty;
import org.perpex.common.core.Exact;
import org.perpex.common.core.PositionSide;

/**
 * Who is closed against a bankrupt position, and in which order: by profit ratio times effective leverage (formula F16).
 * Works on whatever positions it is given; keeps nothing.
 */
public final class Deleveraging {

    /** How many counterparties one command names at most. */
    static final int COUNTERPARTIES_MAX = 1_000;

    /** The first fifth of all lots to be closed has this quantile, the last one 1. */
    public static final int QUANTILE_MAX = 5;

    private static final long RATIO_MAX = 1_000_000;

    private Deleveraging() {}

    /**
     * A position among those of its side.
     *
     * @param profitPpm unrealised profit by entry value
     * @param leveragePpm notional by what stands behind it
     */
    public record Ranked(long account, PositionSide positionSide, long lots, long profitPpm, long leveragePpm) {

        /** Ranks a position by its figures, in units; lots unsigned. */
        public static Ranked of(
                long account, PositionSide side, long lots, long entryUnits, long unrealizedUnits, long equityUnits) {
            long notionalUnits = Math.abs(Math.addExact(entryUnits, unrealizedUnits));
            return new Ranked(
                    account,
                    side,
                    lots,
                    ratioPpm(unrealizedUnits, Math.abs(entryUnits)),
                    equityUnits <= 0 ? RATIO_MAX * Exact.PPM : ratioPpm(notionalUnits, equityUnits));
        }
    }

    /** Those that are closed first come first: the larger score, then the smaller account. */
    public static final Comparator<Ranked> FIRST_TO_CLOSE = Deleveraging::compare;

    private static int compare(Ranked a, Ranked b) {
        int byScore = a.profitPpm > 0 || b.profitPpm > 0
                ? Exact.compareProducts(
                        Math.max(0, b.profitPpm), b.leveragePpm, Math.max(0, a.profitPpm), a.leveragePpm)
                : Exact.compareProducts(b.profitPpm, a.leveragePpm, a.profitPpm, b.leveragePpm);
        return byScore != 0 ? byScore : Long.compare(a.account, b.account);
    }

    /** A ratio in parts per million, rounded down, cut where it means no more. */
    private static long ratioPpm(long units, long ofUnits) {
        return units / ofUnits >= RATIO_MAX
                ? RATIO_MAX * Exact.PPM
                : Math.max(-RATIO_MAX * Exact.PPM, Exact.mulDivFloor(units, Exact.PPM, ofUnits));
    }

    /** The first of them that have so many lots together, as many of each as are needed. */
    static List<Counterparty> pick(List<Ranked> opposite, long lots) {
        List<Counterparty> picked = new ArrayList<>();
        long leftLots = lots;
        for (Ranked each : opposite.stream().sorted(FIRST_TO_CLOSE).toList()) {
            if (leftLots == 0 || picked.size() == COUNTERPARTIES_MAX) {
                break;
            }
            long part = Math.min(leftLots, each.lots);
            picked.add(new Counterparty(each.account, each.positionSide, part));
            leftLots -= part;
        }
        return picked;
    }

    /** The quantile of one of them: by how many of all lots are closed before its last one is. */
    public static int quantile(List<Ranked> side, Ranked one) {
        long all = side.stream().mapToLong(Ranked::lots).sum();
        long upTo = side.stream()
                .filter(each -> FIRST_TO_CLOSE.compare(each, one) <= 0)
                .mapToLong(Ranked::lots)
                .sum();
        return QUANTILE_MAX + 1 - Math.toIntExact(Exact.mulDivCeil(upTo, QUANTILE_MAX, all));
    }
}
