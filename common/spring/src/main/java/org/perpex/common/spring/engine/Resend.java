package org.perpex.common.spring.engine;

/** What becomes of a request to send again. */
enum Resend {
    /** It goes out again from there. */
    SENT,
    /** It is on its way already, or was sent again just now. */
    UNDER_WAY,
    /** It was not said yet: it will go out when it is. */
    NOT_SAID,
    /** It is no longer in memory: the archive is replayed for it. */
    RECALLED,
    /** It is not in memory, and the archive has not brought it back: an operator must. */
    NOT_KEPT,
    /** What the consumer has is not what was said. */
    DIVERGED,
    /** Nothing is said to that queue. */
    NO_STREAM;

    /** Whether the consumer will not get what it lacks by waiting. */
    boolean isRefusal() {
        return switch (this) {
            case SENT, UNDER_WAY, NOT_SAID, RECALLED -> false;
            case NOT_KEPT, DIVERGED, NO_STREAM -> true;
        };
    }
}
