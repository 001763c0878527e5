package org.perpex.finance.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Decimals;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.web.AllowedRoles;
import org.perpex.finance.fee.FeeDecisions;
import org.perpex.finance.fee.FeeRule;
import org.perpex.finance.fee.FeeRules;
import org.perpex.finance.fee.Schedule;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What accounts pay and why, for operators. Rates are fractions, money is USDT, times are milliseconds. */
@RestController
@RequestMapping("/api/admin/finance/fees")
class FeeController {

    private final FeeRules rules;
    private final FeeAnswers answers;
    private final FeeDecisions decisions;
    private final InstantSource clock;

    FeeController(FeeRules rules, FeeAnswers answers, FeeDecisions decisions, InstantSource clock) {
        this.rules = rules;
        this.answers = answers;
        this.decisions = decisions;
        this.clock = clock;
    }

    record TierAnswer(int tier, String volume, String balance, String maker, String taker) {}

    /** @param current whether it counts now */
    record ScheduleAnswer(long schedule, String from, boolean current, long operator, List<TierAnswer> tiers) {}

    /** @param userId null: everybody, a holiday; {@code symbol} null: all markets */
    record RuleAnswer(
            long rule,
            @Nullable Long userId,
            int subAccount,
            @Nullable String symbol,
            String maker,
            String taker,
            String from,
            String until,
            boolean current,
            long operator,
            String reason,
            String approval) {}

    record Decided(int settings) {}

    @GetMapping("/schedules")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    List<ScheduleAnswer> schedules(Identity caller) {
        requireReader(caller);
        List<Schedule> all = rules.rulebook().schedules();
        long current = rules.rulebook().schedule(clock.millis()).schedule();
        return all.stream()
                .map(each -> new ScheduleAnswer(
                        each.schedule(),
                        Instant.ofEpochMilli(each.fromMillis()).toString(),
                        each.schedule() == current,
                        each.operator(),
                        each.tiers().stream().map(FeeController::tier).toList()))
                .toList();
    }

    @GetMapping("/rules")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    List<RuleAnswer> rules(Identity caller) {
        requireReader(caller);
        return rules.entries().stream().map(this::rule).toList();
    }

    /** An account: tier, volume and balance of its user, and what it was given. */
    @GetMapping("/accounts/{account}")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    FeeAnswers.AccountAnswer account(Identity caller, @PathVariable("account") long account) {
        requireReader(caller);
        return answers.account(account(account));
    }

    /** Fills of an account, and by what each was priced. */
    @GetMapping("/accounts/{account}/fills")
    @AllowedRoles({Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    List<FeeAnswers.FillAnswer> fills(
            Identity caller,
            @PathVariable("account") long account,
            @RequestParam(name = "from", defaultValue = "0") long from,
            @RequestParam(name = "to", defaultValue = FeeAnswers.FOR_EVER) long to,
            @RequestParam(name = "limit", defaultValue = FeeAnswers.LIMIT_DEFAULT) int limit) {
        requireReader(caller);
        return answers.fills(account(account), from, to, limit);
    }

    /** Takes volumes and balances anew and decides by all rules now. */
    @PostMapping("/decide")
    @AllowedRoles({Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN})
    Decided decide(Identity caller) {
        caller.requireAny(Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
        return new Decided(decisions.decideNow());
    }

    private static void requireReader(Identity caller) {
        caller.requireAny(Role.SUPPORT, Role.OPERATOR, Role.RISK_MANAGER, Role.ADMIN);
    }

    private static AccountId account(long account) {
        try {
            return new AccountId(account);
        } catch (IllegalArgumentException none) {
            throw FeeForms.invalid("account must be user × 1024 + sub-account.");
        }
    }

    private static TierAnswer tier(Schedule.Tier tier) {
        return new TierAnswer(
                tier.tier(),
                Decimals.formatUnits(tier.volumeUnits()),
                Decimals.formatUnits(tier.balanceUnits()),
                FeeAnswers.ratio(tier.rates().makerPpm()),
                FeeAnswers.ratio(tier.rates().takerPpm()));
    }

    private RuleAnswer rule(FeeRules.Entry entry) {
        FeeRule rule = entry.rule();
        AccountId account =
                rule.place().isEverybody() ? null : new AccountId(rule.place().account());
        return new RuleAnswer(
                rule.rule(),
                account == null ? null : account.user(),
                account == null ? 0 : account.subAccount(),
                answers.symbol(rule.place().market()),
                FeeAnswers.ratio(rule.rates().makerPpm()),
                FeeAnswers.ratio(rule.rates().takerPpm()),
                Instant.ofEpochMilli(rule.fromMillis()).toString(),
                Instant.ofEpochMilli(rule.untilMillis()).toString(),
                rule.fromMillis() <= clock.millis() && clock.millis() < rule.untilMillis(),
                entry.by().operator(),
                entry.by().reason(),
                entry.by().approval());
    }
}
