package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;

/** The rules that look at how large an order is and what the account would hold with it. Amounts in units of USDT. */
final class LimitsOfSize {

    private final Equity equity;

    LimitsOfSize(Equity equity) {
        this.equity = equity;
    }

    @Nullable
    LimitBreach singleOrder(LimitCase c, LimitSetting setting) {
        long notionalUnits = c.market().notionalUnits(c.limitTicks(), Math.abs(c.signedLots()));
        return LimitBreach.exceeding(
                LimitRule.SINGLE_ORDER,
                equity.valueUnits(c.market(), notionalUnits),
                Equity.reachable(c.equityUnits(), c.value(setting)));
    }

    @Nullable
    LimitBreach symbolExposure(LimitCase c, LimitSetting setting) {
        long moreUnits = moreUnits(c);
        return moreUnits <= 0
                ? null
                : LimitBreach.exceeding(
                        LimitRule.SYMBOL_EXPOSURE,
                        Equity.plus(equity.exposureUnits(c.account(), c.market()), moreUnits),
                        Equity.reachable(c.equityUnits(), c.value(setting)));
    }

    @Nullable
    LimitBreach positionSize(LimitCase c, LimitSetting setting) {
        return moreUnits(c) <= 0
                ? null
                : LimitBreach.exceeding(LimitRule.POSITION_SIZE, worstUnits(c, c.after()), c.value(setting));
    }

    @Nullable
    LimitBreach concentration(LimitCase c, LimitSetting setting) {
        long moreUnits = moreUnits(c);
        if (moreUnits <= 0) {
            return null;
        }
        long totalUnits = Equity.plus(equity.exposureUnits(c.account()), moreUnits);
        return LimitBreach.exceeding(
                LimitRule.CONCENTRATION,
                Equity.plus(equity.exposureUnits(c.account(), c.market()), moreUnits),
                Equity.reachable(Math.max(totalUnits, c.equityUnits()), c.value(setting)));
    }

    @Nullable
    LimitBreach direction(LimitCase c) {
        if (c.limits().overrideAt(LimitRule.DIRECTION, c.nowMillis()) != null) {
            return null;
        }
        for (Holding holding : c.account().holdings()) {
            boolean opposite = Long.signum(holding.positionLots()) == -Long.signum(c.signedLots());
            if (holding.market() == c.market().spec().market() && opposite) {
                return new LimitBreach(LimitRule.DIRECTION, Math.abs(holding.positionLots()), 0);
            }
        }
        return null;
    }

    /** By how much the position's worst notional grows. */
    private long moreUnits(LimitCase c) {
        return worstUnits(c, c.after()) - worstUnits(c, c.holding());
    }

    private long worstUnits(LimitCase c, Exposure exposure) {
        return equity.valueUnits(c.market(), Margin.worstNotionalUnits(c.market(), exposure));
    }
}
