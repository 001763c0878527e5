package org.perpex.finance.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.perpex.finance.fee.FeeRule;
import org.perpex.finance.fee.FeeRules;
import org.perpex.finance.fee.Place;
import org.perpex.finance.fee.Rates;
import org.perpex.finance.fee.Rulebook;
import org.perpex.finance.fee.Schedule;

/** Rules in memory. Schedules and rules share their numbers here. */
final class KeptRules implements FeeRules {

    final List<Schedule> schedules = new ArrayList<>();
    final List<Entry> rules = new ArrayList<>();

    @Override
    public Rulebook rulebook() {
        return new Rulebook(schedules, rules.stream().map(Entry::rule).toList());
    }

    @Override
    public long add(List<Schedule.Tier> tiers, long fromMillis, Decision by) {
        schedules.add(new Schedule(schedules.size() + 1L, fromMillis, by.operator(), tiers));
        return schedules.size();
    }

    @Override
    public long add(Place place, Rates rates, Span span, Decision by) {
        long number = rules.size() + 1L;
        rules.add(
                new Entry(new FeeRule(number, place, rates, span.fromMillis(), span.untilMillis(), by.operator()), by));
        return number;
    }

    @Override
    public void end(long rule, long endMillis, Decision by) {
        rules.replaceAll(entry -> entry.rule().rule() == rule
                ? new Entry(
                        new FeeRule(
                                rule,
                                entry.rule().place(),
                                entry.rule().rates(),
                                entry.rule().fromMillis(),
                                endMillis,
                                entry.rule().operator()),
                        entry.by())
                : entry);
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(rules);
    }

    @Override
    public Optional<Entry> find(long rule) {
        return rules.stream().filter(entry -> entry.rule().rule() == rule).findFirst();
    }
}
