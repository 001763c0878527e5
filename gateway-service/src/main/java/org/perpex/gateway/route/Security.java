package org.perpex.gateway.route;

/** What a path asks of its caller. */
public enum Security {
    /** Nothing: the request is anonymous, whatever credentials it carries. */
    NONE,
    /** A session, or an API key by its header alone: what a stream key is asked for with. */
    USER_STREAM,
    /** A session, or a signed request of an API key that may read. */
    USER_DATA,
    /** A session, or a signed request of an API key that may trade. */
    TRADE,
    /** A session: what a program with an API key has no business with. */
    SESSION,
    /** A session of an operator, in one of the roles that the path names. */
    ADMIN
}
