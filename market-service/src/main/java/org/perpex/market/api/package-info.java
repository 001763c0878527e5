/** The public REST and WebSocket API, the feed's door, and what other services may ask. */
@NullMarked
package org.perpex.market.api;

import org.jspecify.annotations.NullMarked;
