package org.perpex.finance.fee;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.perpex.common.core.AccountId;

/** All schedules and rules, and who has which rates by them. Immutable. */
public record Rulebook(List<Schedule> schedules, List<FeeRule> rules) {

    public Rulebook {
        schedules = List.copyOf(schedules);
        rules = List.copyOf(rules);
    }

    /** The newest schedule whose time has come. */
    public Schedule schedule(long nowMillis) {
        return schedules.stream()
                .filter(each -> each.fromMillis() <= nowMillis)
                .max(Comparator.comparingLong(Schedule::schedule))
                .orElse(Schedule.NONE);
    }

    /** Whether something begins or ends after one moment and not after another. */
    public boolean turns(long afterMillis, long nowMillis) {
        return schedules.stream().anyMatch(each -> isBetween(each.fromMillis(), afterMillis, nowMillis))
                || rules.stream()
                        .anyMatch(each -> isBetween(each.fromMillis(), afterMillis, nowMillis)
                                || isBetween(each.untilMillis(), afterMillis, nowMillis));
    }

    /**
     * What everybody has by tiers and rules; whoever is not there has nothing of his own.
     *
     * @param standings of users, by their numbers
     * @param accounts all that have rates by tiers
     */
    public SortedMap<Place, Given> decide(long nowMillis, Map<Long, Standing> standings, Iterable<Long> accounts) {
        Schedule schedule = schedule(nowMillis);
        SortedMap<Place, Given> decided = new TreeMap<>();
        for (long account : accounts) {
            tier(schedule, standings, account)
                    .ifPresent(tier -> decided.put(Place.everywhere(account), Given.by(schedule, tier)));
        }
        rules.stream()
                .filter(rule -> rule.holds(nowMillis))
                .sorted(Comparator.comparingLong(FeeRule::rule))
                .forEach(rule -> decided.put(rule.place(), Given.by(rule, tierNumber(schedule, standings, rule))));
        return decided;
    }

    private static int tierNumber(Schedule schedule, Map<Long, Standing> standings, FeeRule rule) {
        return rule.place().isEverybody()
                ? 0
                : tier(schedule, standings, rule.place().account())
                        .map(Schedule.Tier::tier)
                        .orElse(0);
    }

    private static Optional<Schedule.Tier> tier(Schedule schedule, Map<Long, Standing> standings, long account) {
        return Optional.ofNullable(standings.get(new AccountId(account).user())).flatMap(schedule::tier);
    }

    private static boolean isBetween(long momentMillis, long afterMillis, long nowMillis) {
        return momentMillis > afterMillis && momentMillis <= nowMillis;
    }
}
