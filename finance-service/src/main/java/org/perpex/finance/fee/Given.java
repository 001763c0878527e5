package org.perpex.finance.fee;

/**
 * Rates that somebody has somewhere, and by what.
 *
 * @param rule number of the rule or the schedule; 0 for none
 * @param tier VIP tier of the user, 0 to 9
 * @param operator who made the rule; 0 for none
 */
public record Given(RuleKind kind, long rule, int tier, Rates rates, long operator) {

    /** Nothing of its own. */
    public static final Given NOTHING = new Given(RuleKind.SPECIFICATION, 0, 0, Rates.NONE, 0);

    static Given by(FeeRule rule, int tier) {
        return new Given(rule.kind(), rule.rule(), tier, rule.rates(), rule.operator());
    }

    static Given by(Schedule schedule, Schedule.Tier tier) {
        return new Given(RuleKind.TIER, schedule.schedule(), tier.tier(), tier.rates(), schedule.operator());
    }

    /** Why, in the words that the engine repeats; they fit into its 64 characters. */
    public String reason() {
        return switch (kind) {
            case SPECIFICATION -> "no rates of its own any more";
            case TIER -> "VIP " + tier + " of schedule " + rule;
            case AGREEMENT -> "agreement " + rule;
            case HOLIDAY -> "holiday " + rule;
        };
    }
}
