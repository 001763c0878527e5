package org.perpex.finance.fee;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;

/** Takes what two people decided, each once, and asks for a decision by it. */
public final class FeeDesk {

    private final FeeRules rules;
    private final Runnable due;
    private final TransactionOperations local;

    /** @param due asks for a decision, within the transaction that adds a rule */
    public FeeDesk(FeeRules rules, Runnable due, TransactionOperations local) {
        this.rules = rules;
        this.due = due;
        this.local = local;
    }

    /** Adds a schedule and returns its number. */
    public long add(List<Schedule.Tier> tiers, long fromMillis, FeeRules.Decision by) {
        return decided(() -> rules.add(tiers, fromMillis, by));
    }

    /** Adds an agreement or a holiday and returns its number. */
    public long add(Place place, Rates rates, FeeRules.Span span, FeeRules.Decision by) {
        return decided(() -> rules.add(place, rates, span, by));
    }

    /** Ends a rule when this is decided. */
    public void end(long rule, FeeRules.Decision by) {
        decided(() -> {
            rules.end(rule, by.timeMillis(), by);
            return rule;
        });
    }

    public Optional<FeeRules.Entry> find(long rule) {
        return rules.find(rule);
    }

    private long decided(Supplier<Long> work) {
        return Objects.requireNonNull(local.execute(_ -> {
            long number = work.get();
            due.run();
            return number;
        }));
    }
}
