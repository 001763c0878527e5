/** Asks other services what the gateway must know. */
@NullMarked
package org.perpex.gateway.client;

import org.jspecify.annotations.NullMarked;
