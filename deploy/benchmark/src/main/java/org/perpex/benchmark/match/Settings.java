package org.perpex.benchmark.match;

import java.util.List;
import org.perpex.common.testkit.workload.WorkloadResult;

/**
 * What is measured: which profiles of the workload, from which seed, and in how many rounds.
 *
 * @param target how many orders each side of the book aims at
 * @param commands how many commands follow those that fill the book
 */
record Settings(List<Integer> profiles, long seed, int target, int commands, int rounds) {

    private static final Settings SHIPPED = new Settings(
            List.of(1, 2, 3),
            WorkloadResult.REFERENCE_SEED,
            WorkloadResult.REFERENCE_TARGET,
            WorkloadResult.REFERENCE_COMMANDS,
            7);

    Settings {
        if (!List.of(1, 2, 3).containsAll(profiles) || target < 1 || commands < 1 || rounds < 1) {
            throw new IllegalArgumentException(
                    "there are the profiles 1 to 3; target, commands and rounds are positive");
        }
    }

    /** Reads {@code --profile P --seed S --commands N --target T --rounds R}, of which any may be left out. */
    static Settings parse(String... words) {
        if (words.length % 2 != 0) {
            throw new IllegalArgumentException(words[words.length - 1] + " needs a value");
        }
        Settings settings = SHIPPED;
        for (int i = 0; i < words.length; i += 2) {
            settings = settings.with(words[i], words[i + 1]);
        }
        return settings;
    }

    private Settings with(String option, String value) {
        return switch (option) {
            case "--profile" -> new Settings(List.of(Integer.parseInt(value)), seed, target, commands, rounds);
            case "--seed" -> new Settings(profiles, Long.parseLong(value), target, commands, rounds);
            case "--target" -> new Settings(profiles, seed, Integer.parseInt(value), commands, rounds);
            case "--commands" -> new Settings(profiles, seed, target, Integer.parseInt(value), rounds);
            case "--rounds" -> new Settings(profiles, seed, target, commands, Integer.parseInt(value));
            default ->
                throw new IllegalArgumentException(
                        "unknown option " + option + "; there are --profile, --seed, --commands, --target, --rounds");
        };
    }

    /** Whether the results are those of {@link WorkloadResult#reference}. */
    boolean isReference() {
        return seed == SHIPPED.seed && target == SHIPPED.target && commands == SHIPPED.commands;
    }
}
