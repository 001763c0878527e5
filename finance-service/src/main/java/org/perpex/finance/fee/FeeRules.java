package org.perpex.finance.fee;

import java.util.List;
import java.util.Optional;

/** Where rules are kept. Each is added once for the request that was approved, however often it is asked for. */
public interface FeeRules {

    Rulebook rulebook();

    /** Adds a schedule and returns its number. */
    long add(List<Schedule.Tier> tiers, long fromMillis, Decision by);

    /** Adds a rule and returns its number. */
    long add(Place place, Rates rates, Span span, Decision by);

    /** Ends a rule at a moment, unless it was ended before. */
    void end(long rule, long endMillis, Decision by);

    /** All rules with who made them and when they ended, the newest first. */
    List<Entry> entries();

    Optional<Entry> find(long rule);

    /** From a moment until before another. */
    record Span(long fromMillis, long untilMillis) {}

    /** Who decided, and why; {@code approval} is the request that was approved. */
    record Decision(String approval, long operator, String reason, long timeMillis) {}

    /** A rule as it stands; {@code rule} has the end that it has now. */
    record Entry(FeeRule rule, Decision by) {}
}
