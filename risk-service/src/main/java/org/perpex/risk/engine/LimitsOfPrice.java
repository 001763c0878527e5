package org.perpex.risk.engine;

import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;

/** The rules that look at prices. Ticks throughout. */
final class LimitsOfPrice {

    private final Triggers triggers;

    LimitsOfPrice(Triggers triggers) {
        this.triggers = triggers;
    }

    @Nullable
    LimitBreach fastMarket(LimitCase c, LimitSetting setting) {
        long fromMillis = c.nowMillis() - setting.periodMillis();
        long lowestTicks = c.market().marks().lowestAfter(fromMillis);
        return LimitBreach.reaching(
                LimitRule.FAST_MARKET,
                c.market().marks().highestAfter(fromMillis) - lowestTicks,
                Equity.unreachable(lowestTicks, c.value(setting)));
    }

    @Nullable
    LimitBreach slippage(LimitCase c, LimitSetting setting) {
        long markTicks = c.market().markTicks();
        return LimitBreach.exceeding(
                LimitRule.SLIPPAGE,
                Long.signum(c.signedLots()) * (c.limitTicks() - markTicks),
                Equity.reachable(markTicks, c.value(setting)));
    }

    @Nullable
    LimitBreach abnormalPrice(LimitCase c, LimitSetting setting) {
        long lastTicks = triggers.in(c.market().spec().market()).contractTicks();
        return !c.priced() || lastTicks == 0
                ? null
                : LimitBreach.exceeding(
                        LimitRule.ABNORMAL_PRICE,
                        Math.abs(c.limitTicks() - lastTicks),
                        Equity.reachable(lastTicks, c.value(setting)));
    }
}
