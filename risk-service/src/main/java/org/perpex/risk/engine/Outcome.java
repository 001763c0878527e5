package org.perpex.risk.engine;

import org.perpex.common.core.RejectReason;

/** What became of a request, as far as a repetition needs to know. */
sealed interface Outcome {

    /** It was passed to the book, whose answer stands in the book's own stream. */
    record Passed() implements Outcome {
        static final Passed INSTANCE = new Passed();
    }

    /** A placing, or a leverage, was refused. */
    record Refused(long orderId, int market, RejectReason reason) implements Outcome {}

    /** A cancel was refused. */
    record CancelRefused(long orderId, int market, RejectReason reason) implements Outcome {}

    /** An amendment was refused. */
    record AmendRefused(long orderId, int market, RejectReason reason) implements Outcome {}

    /** A leverage was set. */
    record LeverageSet(int market, int leverage) implements Outcome {}

    /** A mode was set. The value is a code, or 0 and 1 of what is off and on. */
    record SettingSet(Setting setting, int market, int value) implements Outcome {}

    /** What of an account can be set beside its leverages. Codes are those of snapshots. */
    enum Setting {
        POSITION_MODE(10);

        final int code;

        Setting(int code) {
            this.code = code;
        }

        static Setting of(int code) {
            for (Setting setting : values()) {
                if (setting.code == code) {
                    return setting;
                }
            }
            throw new IllegalStateException("unknown outcome: " + code);
        }
    }

    /** The outcome of one request of one account. */
    final class Remembered {

        private final Key key;
        private final long timeMillis;
        private Outcome outcome;

        Remembered(Key key, long timeMillis, Outcome outcome) {
            this.key = key;
            this.timeMillis = timeMillis;
            this.outcome = outcome;
        }

        Key key() {
            return key;
        }

        long timeMillis() {
            return timeMillis;
        }

        Outcome outcome() {
            return outcome;
        }

        void become(Outcome other) {
            outcome = other;
        }
    }

    /** A request id belongs to the account that it came from: another's same id is another request. */
    record Key(long account, long high, long low) {}
}
