package org.perpex.common.spring.dialect;

/** What a client may do after an error. */
public enum Retry {
    /** Nothing has happened; the same request may succeed later, after {@code Retry-After} or a second. */
    WAIT,
    /** What became of the request is not known: ask first, then decide. */
    ASK,
    /** Nothing has happened; the request may succeed at once with a new time and signature. */
    RESIGN,
    /** Nothing has happened; the request may succeed when the account or the market is in another state. */
    STATE,
    /** Nothing has happened, and the same request never succeeds. */
    CHANGE
}
