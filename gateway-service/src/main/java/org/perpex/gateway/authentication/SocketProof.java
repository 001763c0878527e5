package org.perpex.gateway.authentication;

import org.jspecify.annotations.Nullable;

/**
 * How a request over the WebSocket API shows who sends it: by a key and a signature of its own, or by the key that its
 * connection logged on with. It is an attribute of the exchange in which the request travels on.
 *
 * @param loggedOn the key of the connection; null unless it is logged on
 */
public record SocketProof(SocketText text, @Nullable String loggedOn) {

    /** The name of the attribute. */
    public static final String ATTRIBUTE = SocketProof.class.getName();
}
