/** Counts and bounds the WebSocket connections that pass through. */
@NullMarked
package org.perpex.gateway.socket;

import org.jspecify.annotations.NullMarked;
