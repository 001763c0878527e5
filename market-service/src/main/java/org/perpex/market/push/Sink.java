package org.perpex.market.push;

import java.io.IOException;

/** The far end of a subscriber's connection. Called from one thread at a time, except for {@link #close}. */
public interface Sink {

    /** Sends a text and returns when the connection has taken it. */
    void send(String text) throws IOException;

    void ping() throws IOException;

    /** Closes the connection, from any thread. */
    void close(int code, String reason);
}
