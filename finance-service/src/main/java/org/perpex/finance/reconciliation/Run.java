package org.perpex.finance.reconciliation;

import java.util.List;

/**
 * A comparison of everything.
 *
 * @param number of the run, 0 before it is on record
 * @param complete whether it went account by account
 * @param mark number of the last settled fact
 * @param bound number of the fact of the last checkpoint, 0 before the first
 * @param chainBlock head of the hash chain over transfers
 */
public record Run(
        long number,
        Cause cause,
        boolean complete,
        long mark,
        long bound,
        long startedMillis,
        long endedMillis,
        long chainBlock,
        String chainHash,
        List<Line> lines) {

    /** Why there was a run. */
    public enum Cause {
        /** The engine took a checkpoint. */
        CHECKPOINT(1),
        /** Somebody asked. */
        DEMAND(2);

        /** The number that stands for this cause in tables. */
        public final int code;

        Cause(int code) {
            this.code = code;
        }

        /** Returns the cause of a code, or throws {@link IllegalArgumentException}. */
        public static Cause of(int code) {
            return switch (code) {
                case 1 -> CHECKPOINT;
                case 2 -> DEMAND;
                default -> throw new IllegalArgumentException("unknown cause of a run: " + code);
            };
        }
    }

    public Run {
        lines = List.copyOf(lines);
    }

    /** What is not equal. */
    public List<Line> deviations() {
        return lines.stream().filter(line -> !line.isEqual()).toList();
    }

    /** The same under the number that it has on record. */
    public Run numbered(long number) {
        return new Run(number, cause, complete, mark, bound, startedMillis, endedMillis, chainBlock, chainHash, lines);
    }
}
