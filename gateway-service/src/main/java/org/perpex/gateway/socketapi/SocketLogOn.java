package org.perpex.gateway.socketapi;

import org.jspecify.annotations.Nullable;

/**
 * Whom one connection is logged on for. Thread-safe.
 */
final class SocketLogOn {

    private final long connectedMillis;
    private volatile @Nullable Key key;

    private record Key(String name, long sinceMillis) {}

    SocketLogOn(long connectedMillis) {
        this.connectedMillis = connectedMillis;
    }

    /** Returns the name of the key that the connection is logged on with; null if it is not. */
    @Nullable
    String key() {
        Key current = key;
        return current == null ? null : current.name();
    }

    void on(String name, long nowMillis) {
        key = new Key(name, nowMillis);
    }

    void off() {
        key = null;
    }

    /** Returns how it stands, in JSON. A key has no character that JSON would escape. */
    String status(long nowMillis) {
        Key current = key;
        String name = current == null ? "null" : "\"" + current.name() + "\"";
        String since = current == null ? "null" : Long.toString(current.sinceMillis());
        return "{\"apiKey\":" + name + ",\"authorizedSince\":" + since + ",\"connectedSince\":" + connectedMillis
                + ",\"returnRateLimits\":true,\"serverTime\":" + nowMillis + ",\"userDataStream\":false}";
    }
}
