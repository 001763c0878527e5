package org.perpex.wallet.hold;

/** What became of a request about a hold. */
public sealed interface HoldResult {

    /** It happened now. */
    record Done() implements HoldResult {}

    /** It had happened before; nothing happened. */
    record AlreadyDone() implements HoldResult {}

    /** Nothing happened. */
    record Refused(Reason reason) implements HoldResult {}

    /** Why a request was refused, in order of precedence: the first that applies is the one returned. */
    enum Reason {
        /** The id was used before, for something else. */
        ID_REUSED_WITH_DIFFERENT_CONTENT(1),
        /** There is no such hold. */
        HOLD_UNKNOWN(2),
        /** More is to be posted than is held. */
        UNITS_EXCEED_HOLD(3),
        /** It was posted. */
        HOLD_POSTED(4),
        /** It was voided. */
        HOLD_VOIDED(5),
        /** Its time is over. */
        HOLD_EXPIRED(6),
        /** The funding wallet holds less. */
        BALANCE_INSUFFICIENT(7);

        /** The number that stands for this reason. */
        public final int code;

        Reason(int code) {
            this.code = code;
        }
    }
}
