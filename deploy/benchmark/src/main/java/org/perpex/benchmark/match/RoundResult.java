package org.perpex.benchmark.match;

import tools.jackson.databind.json.JsonMapper;

/**
 * What one round of one contestant gave; what {@link MatchRound} prints.
 *
 * @param undisturbedNanos what a command costs when nothing else is in the way: see {@link Undisturbed}
 * @param clockNanos what reading the clock adds to each latency
 * @param exact whether trades and book were those of the generator's own book
 * @param result the trades and the book, as text
 */
record RoundResult(
        double opsPerCpuSecond,
        double undisturbedNanos,
        long p50Nanos,
        long p99Nanos,
        long p999Nanos,
        double bytesPerCommand,
        long clockNanos,
        boolean exact,
        String result) {

    private static final JsonMapper JSON = new JsonMapper();

    static RoundResult parse(String line) {
        return JSON.readValue(line, RoundResult.class);
    }

    String toJson() {
        return JSON.writeValueAsString(this);
    }
}
