package org.perpex.risk.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.LimitFact;
import org.perpex.common.contract.LimitSetting;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.TraderCommand;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.LimitRule;
import org.perpex.common.core.OrderOrigin;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;

/** Limits of accounts as the concept page has them, in decimals, from the whole history of marks. */
final class ReferenceLimits {

    private static final long DAY_MILLIS = 86_400_000;

    /** What an account is limited to, and what its rules remember. */
    static final class Profile {
        @Nullable
        Change last;

        List<LimitSetting> settings = List.of();
        final Map<LimitRule, AdminCommand.OverrideLimit> overrides = new EnumMap<>(LimitRule.class);
        BigDecimal peak = BigDecimal.ZERO;
        BigDecimal midnight = BigDecimal.ZERO;
        long day;
        int refusalsInRow;

        @Nullable
        Long refusedMillis;

        long pausedUntilMillis;
    }

    private record Mark(long timeMillis, long ticks) {}

    private final ReferenceAccounts state;
    private final List<Floor.Said> said;
    private final ReferenceLimitRules rules;
    final Map<Long, Profile> profiles = new HashMap<>();
    private final Map<Integer, List<Mark>> marks = new HashMap<>();
    private final Map<Long, Long> placedMillis = new HashMap<>();
    private long now;
    private long second;

    ReferenceLimits(ReferenceAccounts state, List<Floor.Said> said) {
        this.state = state;
        this.said = said;
        rules = new ReferenceLimitRules(state, this);
    }

    ReferenceLimitRules rules() {
        return rules;
    }

    long now() {
        return now;
    }

    void passTo(long timeMillis) {
        now = timeMillis;
        if (now / 1_000 > second) {
            second = now / 1_000;
            profiles.keySet().forEach(this::look);
        }
    }

    /** After every input. */
    void note() {
        state.orders.forEach(order -> placedMillis.putIfAbsent(order.details.orderId(), now));
    }

    void marked(MarketCommand.SetPrices prices) {
        for (MarketCommand.MarketPrice price : prices.prices()) {
            marks.computeIfAbsent(price.market(), key -> new ArrayList<>()).add(new Mark(now, price.markTicks()));
        }
    }

    /** Every mark that was in force in the time before now. */
    List<Long> marksWithin(int market, long periodMillis) {
        List<Mark> all = marks.getOrDefault(market, List.of());
        List<Long> inForce = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean last = i + 1 == all.size();
            if (last || all.get(i + 1).timeMillis() > now - periodMillis) {
                inForce.add(all.get(i).ticks());
            }
        }
        return inForce;
    }

    /** The age of the order of an account that has been open longest; 0 without one. */
    long oldestMillis(long account) {
        return state.orders.stream()
                .filter(order -> order.details.account() == account)
                .mapToLong(order -> now - placedMillis.getOrDefault(order.details.orderId(), now))
                .max()
                .orElse(0);
    }

    BigDecimal equity(long account) {
        return ReferenceAccounts.at(state.accounts, account).positions.values().stream()
                .map(ReferenceAccounts.Position::unrealized)
                .reduce(ReferenceAccounts.at(state.accounts, account).wallet, BigDecimal::add)
                .add(state.othersValue(account));
    }

    void look(long account) {
        Profile profile = profiles.get(account);
        if (profile == null || profile.settings.isEmpty()) {
            return;
        }
        profile.peak = profile.peak.max(equity(account));
        if (now / DAY_MILLIS > profile.day) {
            profile.day = now / DAY_MILLIS;
            profile.midnight = equity(account);
        }
    }

    /** Runs what moves money that is neither won nor lost. */
    void moving(long account, Runnable move) {
        Profile profile = profiles.get(account);
        BigDecimal before = profile == null ? BigDecimal.ZERO : equity(account);
        move.run();
        if (profile != null) {
            BigDecimal moved = equity(account).subtract(before);
            profile.peak = profile.peak.add(moved);
            profile.midnight = profile.midnight.add(moved);
        }
    }

    void apply(AdminCommand.SetLimits c) {
        RejectReason reason = objection(c, null);
        if (reason == null && !isRepeated(c) && !ReferenceLimitRules.areSound(c.settings())) {
            reason = RejectReason.UNSUPPORTED;
        }
        if (reason != null) {
            refuse(c, reason);
            return;
        }
        if (!isRepeated(c)) {
            Profile profile = profiles.computeIfAbsent(c.account(), key -> new Profile());
            boolean begins = profile.settings.isEmpty();
            profile.last = c.change();
            profile.settings = c.settings();
            if (begins || c.settings().isEmpty()) {
                profile.peak = equity(c.account());
                profile.midnight = equity(c.account());
                profile.day = now / DAY_MILLIS;
            }
            if (c.settings().isEmpty()) {
                profile.overrides.clear();
                profile.refusalsInRow = 0;
                profile.refusedMillis = null;
                profile.pausedUntilMillis = 0;
            }
        }
        say(Destination.ASSET, new LimitFact.ProfileSet(c.change(), c.account(), c.settings()));
    }

    void apply(AdminCommand.OverrideLimit c) {
        RejectReason reason = objection(c, c.expiresMillis());
        if (reason == null && !isRepeated(c)) {
            boolean known = profiles.containsKey(c.account())
                    && ReferenceLimitRules.areSound(
                            profiles.get(c.account()).settings.stream()
                                    .filter(each -> each.rule() == c.rule())
                                    .map(each -> new LimitSetting(c.rule(), true, c.value(), each.periodMillis()))
                                    .toList(),
                            1);
            reason = known ? null : RejectReason.UNSUPPORTED;
        }
        if (reason != null) {
            refuse(c, reason);
            return;
        }
        if (!isRepeated(c)) {
            Profile profile = ReferenceAccounts.at(profiles, c.account());
            profile.last = c.change();
            profile.overrides.put(c.rule(), c);
            if (c.rule() == LimitRule.CONSECUTIVE_FAILURES) {
                profile.pausedUntilMillis = 0;
                profile.refusalsInRow = 0;
            }
        }
        say(
                Destination.ASSET,
                new LimitFact.Overridden(c.change(), c.account(), c.rule(), c.value(), c.expiresMillis()));
    }

    private @Nullable RejectReason objection(AdminCommand c, @Nullable Long expiresMillis) {
        if (isRepeated(c)) {
            return null;
        }
        if (expiresMillis != null && now >= expiresMillis) {
            return RejectReason.DEADLINE_PASSED;
        }
        if (!state.accounts.containsKey(c.account())) {
            return RejectReason.ACCOUNT_UNKNOWN;
        }
        Profile profile = profiles.get(c.account());
        long version = profile == null || profile.last == null ? 0 : profile.last.version();
        return c.change().version() > version ? null : RejectReason.VERSION_NOT_HIGHER;
    }

    private boolean isRepeated(AdminCommand c) {
        Profile profile = profiles.get(c.account());
        return profile != null
                && profile.last != null
                && profile.last.version() == c.change().version()
                && profile.last.request().equals(c.change().request());
    }

    private void refuse(AdminCommand c, RejectReason reason) {
        say(Destination.TRADE_REJECTED, new BookFact.Rejected(c.change().request(), 0, c.account(), 0, reason));
    }

    private void say(Destination destination, Message fact) {
        said.add(new Floor.Said(destination, fact));
    }

    void tell(TraderCommand command, ReferenceLimitRules.@Nullable Breach breach) {
        if (breach != null) {
            tell(command.account(), command.market(), command.request(), breach);
        }
    }

    private void tell(long account, int market, RequestId request, ReferenceLimitRules.Breach breach) {
        say(
                Destination.ASSET,
                new LimitFact.Tripped(
                        account,
                        market,
                        request,
                        breach.rule(),
                        breach.measured(),
                        breach.bound(),
                        breach.untilMillis()));
    }

    /** An order of a trader was refused by the account engine. */
    void refused(TraderCommand order, RejectReason reason, ReferenceLimitRules.@Nullable Breach breach) {
        tell(order, breach);
        if (reason != RejectReason.LIMIT_CONSECUTIVE_FAILURES && reason != RejectReason.LIMIT_COOL_DOWN) {
            failed(order.account(), order.request());
        }
    }

    /** The book refused an order. */
    void refusedByBook(ReferenceAccounts.Order order) {
        if (order.details.origin() == OrderOrigin.CLIENT) {
            failed(order.details.account(), order.details.request());
        }
    }

    void accepted(ReferenceAccounts.Order order) {
        Profile profile = profiles.get(order.details.account());
        if (profile != null && order.details.origin() == OrderOrigin.CLIENT) {
            profile.refusalsInRow = 0;
        }
    }

    private void failed(long account, RequestId request) {
        Profile profile = profiles.get(account);
        if (profile == null || profile.settings.isEmpty()) {
            return;
        }
        profile.refusedMillis = now;
        if (now >= profile.pausedUntilMillis) {
            profile.refusalsInRow++;
        }
        for (LimitSetting each : profile.settings) {
            if (each.rule() == LimitRule.CONSECUTIVE_FAILURES
                    && each.enabled()
                    && profile.refusalsInRow >= value(profile, each)) {
                profile.pausedUntilMillis = now + each.periodMillis();
                long counted = profile.refusalsInRow;
                profile.refusalsInRow = 0;
                tell(
                        account,
                        0,
                        request,
                        new ReferenceLimitRules.Breach(
                                each.rule(), counted, value(profile, each), profile.pausedUntilMillis));
            }
        }
    }

    boolean isOverridden(Profile profile, LimitRule rule) {
        var override = profile.overrides.get(rule);
        return override != null && now < override.expiresMillis();
    }

    long value(Profile profile, LimitSetting setting) {
        return isOverridden(profile, setting.rule())
                ? ReferenceAccounts.at(profile.overrides, setting.rule()).value()
                : setting.value();
    }

    /** The limit of an order that names no price, held to the slippage that its account may have. */
    long boundTicks(long account, ReferenceAccounts.Market market, Side side, long ticks) {
        Profile profile = profiles.get(account);
        if (profile == null) {
            return ticks;
        }
        for (LimitSetting each : profile.settings) {
            if (each.rule() == LimitRule.SLIPPAGE && each.enabled()) {
                BigDecimal part = BigDecimal.valueOf(side.sign() * value(profile, each), 6);
                long bound = BigDecimal.valueOf(ReferencePrices.markTicks(market))
                        .multiply(BigDecimal.ONE.add(part))
                        .setScale(0, side == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING)
                        .max(BigDecimal.ONE)
                        .longValueExact();
                return side == Side.BUY ? Math.min(ticks, bound) : Math.max(ticks, bound);
            }
        }
        return ticks;
    }

    static long share(BigDecimal whole, long ppm, RoundingMode rounding) {
        return ReferenceAccounts.units(
                whole.multiply(BigDecimal.valueOf(ppm, 6)).setScale(Decimals.UNIT_SCALE, rounding));
    }
}
