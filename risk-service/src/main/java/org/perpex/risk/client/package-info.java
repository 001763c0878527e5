/** Asks market-service for the past. */
@NullMarked
package org.perpex.risk.client;

import org.jspecify.annotations.NullMarked;
