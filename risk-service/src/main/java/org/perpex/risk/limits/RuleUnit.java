package org.perpex.risk.limits;

import java.util.List;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LimitRule;

/** What the value of a rule is written in. */
public enum RuleUnit {
    /** Nothing: the rule has no value. */
    NONE(0, 1),
    /** A share of one, to six places. */
    SHARE(6, 1),
    /** Money, to eight places. Told apart by its sign where a rule takes a share as well. */
    AMOUNT(Decimals.UNIT_SCALE, -1),
    /** A number of refusals. */
    COUNT(0, 1),
    /** Milliseconds. */
    MILLIS(0, 1);

    private final int scale;
    private final int signBesideShare;

    RuleUnit(int scale, int signBesideShare) {
        this.scale = scale;
        this.signBesideShare = signBesideShare;
    }

    /** The units that values of a rule may be written in, the usual one first. */
    static List<RuleUnit> of(LimitRule rule) {
        return switch (rule) {
            case SAFE_MODE, DIRECTION -> List.of(NONE);
            case SINGLE_ORDER, DRAWDOWN, SYMBOL_EXPOSURE, FAST_MARKET, CONCENTRATION, SLIPPAGE, ABNORMAL_PRICE ->
                List.of(SHARE);
            case DAILY_LOSS -> List.of(SHARE, AMOUNT);
            case CONSECUTIVE_FAILURES -> List.of(COUNT);
            case POSITION_SIZE -> List.of(AMOUNT);
            case COOL_DOWN, EXECUTION_TIMEOUT -> List.of(MILLIS);
        };
    }

    /** The unit of a value that is set. */
    public static RuleUnit of(LimitRule rule, long value) {
        List<RuleUnit> units = of(rule);
        return units.size() > 1 && value < 0 ? units.getLast() : units.getFirst();
    }

    /** A value as it is written in this unit: never with a sign. */
    public String text(long value) {
        return this == NONE ? "" : Decimals.format(Math.abs(value), scale);
    }

    /**
     * Reads what {@link #text} writes.
     *
     * @throws NumberFormatException if it is no plain decimal without a sign, or has too many places
     */
    long parse(LimitRule rule, String text) {
        if (this == NONE) {
            return 0;
        }
        long value = Decimals.parse(text, scale);
        if (value < 0) {
            throw new NumberFormatException("a sign");
        }
        return of(rule).size() > 1 ? value * signBesideShare : value;
    }
}
