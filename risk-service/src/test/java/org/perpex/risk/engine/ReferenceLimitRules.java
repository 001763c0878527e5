package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.Side;

/** The fourteen rules of limits profiles, each as the concept page says it. */
final class ReferenceLimitRules {

    /** A rule that is broken. */
    record Breach(LimitRule rule, long measured, long bound, long untilMillis) {

        RejectReason reason() {
            return RejectReason.valueOf("LIMIT_" + rule.name());
        }
    }

    /**
     * What is judged.
     *
     * @param before open orders of the position, as they are
     * @param after the same with the order in question
     */
    record Case(
            long account,
            ReferenceAccounts.Place place,
            List<ReferenceAccounts.Order> before,
            List<ReferenceAccounts.Order> after,
            Side side,
            long ticks,
            long lots,
            boolean priced) {}

    private final ReferenceAccounts state;
    private final ReferenceLimits limits;
    private final Map<Integer, Long> lastTicks = new HashMap<>();

    ReferenceLimitRules(ReferenceAccounts state, ReferenceLimits limits) {
        this.state = state;
        this.limits = limits;
    }

    void traded(int market, long ticks) {
        lastTicks.put(market, ticks);
    }

    @Nullable
    Breach first(Case c) {
        ReferenceLimits.Profile profile = limits.profiles.get(c.account);
        if (profile == null || profile.settings.isEmpty()) {
            return null;
        }
        limits.look(c.account);
        for (LimitSetting setting : profile.settings) {
            Breach breach = setting.enabled() ? judge(c, profile, setting) : null;
            if (breach != null) {
                return breach;
            }
        }
        return null;
    }

    private @Nullable Breach judge(Case c, ReferenceLimits.Profile profile, LimitSetting setting) {
        LimitRule rule = setting.rule();
        long value = limits.value(profile, setting);
        BigDecimal equity = limits.equity(c.account);
        var market = ReferenceAccounts.at(state.markets, c.place.market());
        var position = state.position(c.account, c.place);
        BigDecimal worst = ReferenceAccounts.worstNotional(position, c.after);
        BigDecimal more = worst.subtract(ReferenceAccounts.worstNotional(position, c.before));
        boolean grows = more.signum() > 0;
        long mark = ReferencePrices.markTicks(market);
        Long last = lastTicks.get(c.place.market());
        return switch (rule) {
            case SAFE_MODE -> limits.isOverridden(profile, rule) ? null : new Breach(rule, c.lots, 0, 0);
            case SINGLE_ORDER ->
                above(
                        rule,
                        units(market.price(c.ticks).multiply(market.size(c.lots))),
                        ReferenceLimits.share(equity, value, RoundingMode.FLOOR));
            case DRAWDOWN ->
                atLeast(
                        rule,
                        units(profile.peak.subtract(equity)),
                        ReferenceLimits.share(profile.peak, value, RoundingMode.CEILING));
            case DAILY_LOSS ->
                atLeast(
                        rule,
                        units(profile.midnight.subtract(equity)),
                        value < 0 ? -value : ReferenceLimits.share(profile.midnight, value, RoundingMode.CEILING));
            case CONSECUTIVE_FAILURES ->
                limits.now() < profile.pausedUntilMillis
                        ? new Breach(rule, value, value, profile.pausedUntilMillis)
                        : null;
            case SYMBOL_EXPOSURE ->
                grows
                        ? above(
                                rule,
                                units(exposure(c.account, c.place.market()).add(more)),
                                ReferenceLimits.share(equity, value, RoundingMode.FLOOR))
                        : null;
            case DIRECTION ->
                limits.isOverridden(profile, rule)
                        ? null
                        : state.positions(c.account, c.place.market()).stream()
                                .map(each -> each.getValue().size)
                                .filter(size -> size.signum() == -c.side.sign())
                                .findFirst()
                                .map(size -> new Breach(rule, lots(market, size.abs()), 0, 0))
                                .orElse(null);
            case FAST_MARKET -> fast(c, rule, value, setting.periodMillis());
            case POSITION_SIZE -> grows ? above(rule, units(worst), value) : null;
            case COOL_DOWN ->
                profile.refusedMillis != null && limits.now() - profile.refusedMillis < value
                        ? new Breach(rule, limits.now() - profile.refusedMillis, value, profile.refusedMillis + value)
                        : null;
            case CONCENTRATION -> grows ? concentration(c, more, equity, value) : null;
            case SLIPPAGE -> above(rule, c.side.sign() * (c.ticks - mark), ofTicks(mark, value, RoundingMode.FLOOR));
            case ABNORMAL_PRICE ->
                c.priced && last != null
                        ? above(rule, Math.abs(c.ticks - last), ofTicks(last, value, RoundingMode.FLOOR))
                        : null;
            case EXECUTION_TIMEOUT -> above(rule, limits.oldestMillis(c.account), value);
        };
    }

    private @Nullable Breach concentration(Case c, BigDecimal more, BigDecimal equity, long value) {
        BigDecimal total = state.markets.keySet().stream()
                .map(market -> exposure(c.account, market))
                .reduce(more, BigDecimal::add);
        return above(
                LimitRule.CONCENTRATION,
                units(exposure(c.account, c.place.market()).add(more)),
                ReferenceLimits.share(total.max(equity), value, RoundingMode.FLOOR));
    }

    private @Nullable Breach fast(Case c, LimitRule rule, long value, long periodMillis) {
        List<Long> marks = limits.marksWithin(c.place.market(), periodMillis);
        long lowest = Collections.min(marks);
        return atLeast(rule, Collections.max(marks) - lowest, ofTicks(lowest, value, RoundingMode.CEILING));
    }

    private BigDecimal exposure(long account, int market) {
        return state.positions(account, market).stream()
                .map(each -> ReferenceAccounts.worstNotional(each.getValue(), state.openOrders(account, each.getKey())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long units(BigDecimal money) {
        return ReferenceAccounts.units(money);
    }

    private static long lots(ReferenceAccounts.Market market, BigDecimal size) {
        return size.divide(market.size(1), RoundingMode.UNNECESSARY).longValueExact();
    }

    private static long ofTicks(long ticks, long ppm, RoundingMode rounding) {
        return BigDecimal.valueOf(ticks)
                .multiply(BigDecimal.valueOf(ppm, 6))
                .setScale(0, rounding)
                .longValueExact();
    }

    private static @Nullable Breach above(LimitRule rule, long measured, long bound) {
        return measured > bound ? new Breach(rule, measured, bound, 0) : null;
    }

    private static @Nullable Breach atLeast(LimitRule rule, long measured, long bound) {
        return measured >= bound ? new Breach(rule, measured, bound, 0) : null;
    }

    static boolean areSound(List<LimitSetting> settings, int count) {
        return settings.size() == count && areSound(settings);
    }

    static boolean areSound(List<LimitSetting> settings) {
        for (int i = 0; i < settings.size(); i++) {
            LimitSetting each = settings.get(i);
            boolean rises = i == 0 || settings.get(i - 1).rule().compareTo(each.rule()) < 0;
            if (!rises || !hasSoundPeriod(each) || !hasSoundValue(each)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSoundPeriod(LimitSetting setting) {
        return switch (setting.rule()) {
            case CONSECUTIVE_FAILURES -> setting.periodMillis() >= 1 && setting.periodMillis() <= 86_400_000;
            case FAST_MARKET -> setting.periodMillis() >= 1 && setting.periodMillis() <= 60_000;
            default -> setting.periodMillis() == 0;
        };
    }

    private static boolean hasSoundValue(LimitSetting setting) {
        long value = setting.value();
        return switch (setting.rule()) {
            case SAFE_MODE, DIRECTION -> value == 0;
            case CONSECUTIVE_FAILURES, FAST_MARKET -> value >= 1;
            case DAILY_LOSS -> value != 0;
            case SLIPPAGE -> value >= 0 && value <= 1_000_000;
            default -> value >= 0;
        };
    }
}
