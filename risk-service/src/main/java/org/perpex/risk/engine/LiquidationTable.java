package org.perpex.risk.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.LiquidationProfile;
import org.perpex.common.core.LiquidationStage;

/**
 * The steps of a liquidation, by the profile of a market, as {@code liquidation-profiles.json} has them for everybody
 * else; a test holds both together. An engine reads no file.
 */
final class LiquidationTable {

    /** How long the book is given before the next order for the same position. */
    static final long ORDER_PAUSE_MILLIS = 1_000;

    /** From an order for a part to the next one; meanwhile a line may be passed over, or nothing is sent. */
    static final long COOL_DOWN_MILLIS = 30_000;

    /** A margin call is said below this part of the maintenance margin. */
    static final int CALL_NUMERATOR = 5;

    static final int CALL_DENOMINATOR = 4;

    /** It may be said again after the equity was as high as this part of the maintenance margin. */
    static final int CALM_NUMERATOR = 3;

    static final int CALM_DENOMINATOR = 2;

    private static final long HUNDRED_THOUSAND_UNITS = 100_000_00000000L;

    private static final List<Line> TIERED = List.of(
            new Line(LiquidationStage.BACKSTOP, 67, 100, 0, 1, false),
            new Line(LiquidationStage.PART, 80, 100, 0, 5, false),
            new Line(LiquidationStage.BOOK, 1, 1, 0, 1, false));

    private static final List<Line> STAGED = List.of(
            new Line(LiquidationStage.BACKSTOP, 2, 3, 0, 1, false),
            new Line(LiquidationStage.PART, 1, 1, HUNDRED_THOUSAND_UNITS, 5, true),
            new Line(LiquidationStage.BOOK, 1, 1, 0, 1, false));

    private LiquidationTable() {}

    /**
     * A step, taken while the equity is below a part of the maintenance margin.
     *
     * @param numerator of that part
     * @param denominator of that part
     * @param aboveUnits only for positions of a larger notional
     * @param parts the position is divided by this; the order is for one part, rounded up to a lot
     * @param passedWhileCooling whether the next line counts meanwhile; else nothing is sent until it is over
     */
    record Line(
            LiquidationStage stage,
            int numerator,
            int denominator,
            long aboveUnits,
            int parts,
            boolean passedWhileCooling) {}

    static List<Line> of(LiquidationProfile profile) {
        return switch (profile) {
            case TIERED -> TIERED;
            case STAGED -> STAGED;
        };
    }

    /** The first line that applies; null if the account is in no danger. */
    @Nullable
    static Line line(LiquidationProfile profile, Standing standing, long notionalUnits, boolean cooling) {
        for (Line line : of(profile)) {
            if (standing.isBelow(line.numerator, line.denominator)
                    && notionalUnits > line.aboveUnits
                    && !(cooling && line.passedWhileCooling)) {
                return line;
            }
        }
        return null;
    }
}
