/** The listen-key endpoints and the WebSocket addresses. */
@NullMarked
package org.perpex.notify.api;

import org.jspecify.annotations.NullMarked;
