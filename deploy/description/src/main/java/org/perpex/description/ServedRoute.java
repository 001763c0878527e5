package org.perpex.description;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that a service serves.
 *
 * @param service its full name, e.g. {@code trade-service}
 * @param handler null for what the gateway answers itself
 */
record ServedRoute(
        String service,
        String method,
        String path,
        @Nullable Method handler) {

    /** The words that the hand-written part knows it by. */
    String key() {
        return method + " " + path;
    }
}
