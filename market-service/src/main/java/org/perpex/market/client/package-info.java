/** Readers of the venues that index prices come from: each listens to a socket, and asks when the socket is silent. */
@NullMarked
package org.perpex.market.client;

import org.jspecify.annotations.NullMarked;
