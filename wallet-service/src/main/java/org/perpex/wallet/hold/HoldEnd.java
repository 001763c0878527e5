package org.perpex.wallet.hold;

import org.perpex.common.core.TransferId;

/**
 * How a hold ended.
 *
 * @param hold which
 * @param id of the request that ended it
 * @param outcome posted or voided
 * @param units that were posted, 0 if it was voided
 */
public record HoldEnd(TransferId hold, TransferId id, Outcome outcome, long units) {

    /** The two ends of a hold. */
    public enum Outcome {
        /** All or a part went to the account that it was for, the rest back. */
        POSTED(1),
        /** All went back. */
        VOIDED(2);

        /** The number that stands for this outcome in tables. */
        public final int code;

        Outcome(int code) {
            this.code = code;
        }

        /** Returns the outcome of a code, or throws {@link IllegalArgumentException}. */
        public static Outcome of(int code) {
            return switch (code) {
                case 1 -> POSTED;
                case 2 -> VOIDED;
                default -> throw new IllegalArgumentException("unknown end of a hold: " + code);
            };
        }
    }
}
