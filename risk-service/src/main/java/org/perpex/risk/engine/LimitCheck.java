package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.Exact;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.Side;

/**
 * Judges what may add risk by the limits profile of its account, as {@code docs/concepts/account-limits.md} states the
 * rules. Changes nothing.
 */
final class LimitCheck {

    private static final LimitRule[] RULES = LimitRule.values();

    private final LimitsOfSize sizes;
    private final LimitsOfPrice prices;
    private final Equity equity;

    LimitCheck(Markets markets, Triggers triggers) {
        equity = new Equity(markets);
        sizes = new LimitsOfSize(equity);
        prices = new LimitsOfPrice(triggers);
    }

    /** The limit of an order that names no price, held to the slippage that its account may have. */
    static long boundTicks(long nowMillis, Account account, MarketState market, Side side, long limitTicks) {
        AccountLimits limits = account.limits();
        LimitSetting slippage = limits == null ? null : limits.held(LimitRule.SLIPPAGE);
        if (limits == null || slippage == null) {
            return limitTicks;
        }
        long ppm = limits.value(slippage, nowMillis);
        long boundTicks = WorstPrice.ofMarkTicks(market, side, Exact.PPM + side.sign() * ppm);
        return side == Side.BUY ? Math.min(limitTicks, boundTicks) : Math.max(limitTicks, boundTicks);
    }

    /** What an account is worth, as its limits measure it. */
    long equityUnits(Account account) {
        return equity.units(account);
    }

    /** Returns the first rule that is broken, or null. */
    @Nullable
    LimitBreach first(LimitCase c) {
        for (LimitRule rule : RULES) {
            LimitSetting setting = c.limits().held(rule);
            LimitBreach breach = setting == null ? null : judge(c, setting);
            if (breach != null) {
                return breach;
            }
        }
        return null;
    }

    private @Nullable LimitBreach judge(LimitCase c, LimitSetting setting) {
        return switch (setting.rule()) {
            case SAFE_MODE -> LimitsOfAccount.safeMode(c);
            case SINGLE_ORDER -> sizes.singleOrder(c, setting);
            case DRAWDOWN -> LimitsOfAccount.drawdown(c, setting);
            case DAILY_LOSS -> LimitsOfAccount.dailyLoss(c, setting);
            case CONSECUTIVE_FAILURES -> LimitsOfAccount.consecutiveFailures(c, setting);
            case SYMBOL_EXPOSURE -> sizes.symbolExposure(c, setting);
            case DIRECTION -> sizes.direction(c);
            case FAST_MARKET -> prices.fastMarket(c, setting);
            case POSITION_SIZE -> sizes.positionSize(c, setting);
            case COOL_DOWN -> LimitsOfAccount.coolDown(c, setting);
            case CONCENTRATION -> sizes.concentration(c, setting);
            case SLIPPAGE -> prices.slippage(c, setting);
            case ABNORMAL_PRICE -> prices.abnormalPrice(c, setting);
            case EXECUTION_TIMEOUT -> LimitsOfAccount.executionTimeout(c, setting);
        };
    }
}
