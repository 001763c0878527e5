package org.perpex.risk.engine;

import org.perpex.common.core.Exact;
import org.perpex.common.core.LimitRule;

/**
 * What value and period a rule of a limits profile can have. Both ends are allowed.
 *
 * @param zero whether a value of 0 is one
 * @param periodMin 0 with {@code periodMax} 0: the rule looks at no period
 */
public record LimitBounds(long min, long max, boolean zero, long periodMin, long periodMax) {

    /** The bounds of a rule, in the units that its value is counted in. */
    public static LimitBounds of(LimitRule rule) {
        return switch (rule) {
            case SAFE_MODE, DIRECTION -> value(0, 0);
            case SINGLE_ORDER, SYMBOL_EXPOSURE, CONCENTRATION, ABNORMAL_PRICE, DRAWDOWN ->
                value(0, Limits.LIMIT_PPM_MAX);
            case SLIPPAGE -> value(0, Exact.PPM);
            case DAILY_LOSS -> new LimitBounds(-Limits.TRANSFERRED_UNITS_MAX, Limits.LIMIT_PPM_MAX, false, 0, 0);
            case CONSECUTIVE_FAILURES ->
                new LimitBounds(1, Limits.LIMIT_FAILURES_MAX, false, 1, Limits.LIMIT_MILLIS_MAX);
            case FAST_MARKET -> new LimitBounds(1, Limits.LIMIT_PPM_MAX, false, 1, Limits.FAST_MARKET_MILLIS_MAX);
            case POSITION_SIZE -> value(0, Limits.TRANSFERRED_UNITS_MAX);
            case COOL_DOWN, EXECUTION_TIMEOUT -> value(0, Limits.LIMIT_MILLIS_MAX);
        };
    }

    private static LimitBounds value(long min, long max) {
        return new LimitBounds(min, max, true, 0, 0);
    }

    /** Whether a rule can have this value and this period. */
    public boolean admit(long value, long periodMillis) {
        return value >= min
                && value <= max
                && (zero || value != 0)
                && periodMillis >= periodMin
                && periodMillis <= periodMax;
    }
}
