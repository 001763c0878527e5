package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.RejectReason;

/**
 * A rule that an order breaks.
 *
 * @param measured what was measured: units, ticks, lots, a count or milliseconds, as the rule has it
 * @param bound what it may be, alike
 * @param untilMillis engine time until which it holds; 0: until something changes
 */
record LimitBreach(LimitRule rule, long measured, long bound, long untilMillis) {

    LimitBreach(LimitRule rule, long measured, long bound) {
        this(rule, measured, bound, 0);
    }

    /** A breach if a measure is above a bound, else null. */
    static @Nullable LimitBreach exceeding(LimitRule rule, long measured, long bound) {
        return measured > bound ? new LimitBreach(rule, measured, bound) : null;
    }

    /** A breach if a measure is at a bound or above it, else null. */
    static @Nullable LimitBreach reaching(LimitRule rule, long measured, long bound) {
        return measured >= bound ? new LimitBreach(rule, measured, bound) : null;
    }

    RejectReason reason() {
        return switch (rule) {
            case SAFE_MODE -> RejectReason.LIMIT_SAFE_MODE;
            case SINGLE_ORDER -> RejectReason.LIMIT_SINGLE_ORDER;
            case DRAWDOWN -> RejectReason.LIMIT_DRAWDOWN;
            case DAILY_LOSS -> RejectReason.LIMIT_DAILY_LOSS;
            case CONSECUTIVE_FAILURES -> RejectReason.LIMIT_CONSECUTIVE_FAILURES;
            case SYMBOL_EXPOSURE -> RejectReason.LIMIT_SYMBOL_EXPOSURE;
            case DIRECTION -> RejectReason.LIMIT_DIRECTION;
            case FAST_MARKET -> RejectReason.LIMIT_FAST_MARKET;
            case POSITION_SIZE -> RejectReason.LIMIT_POSITION_SIZE;
            case COOL_DOWN -> RejectReason.LIMIT_COOL_DOWN;
            case CONCENTRATION -> RejectReason.LIMIT_CONCENTRATION;
            case SLIPPAGE -> RejectReason.LIMIT_SLIPPAGE;
            case ABNORMAL_PRICE -> RejectReason.LIMIT_ABNORMAL_PRICE;
            case EXECUTION_TIMEOUT -> RejectReason.LIMIT_EXECUTION_TIMEOUT;
        };
    }
}
