/** Counts what an address and an account use, over all gateways, and stops what is too much. */
@NullMarked
package org.perpex.gateway.weight;

import org.jspecify.annotations.NullMarked;
