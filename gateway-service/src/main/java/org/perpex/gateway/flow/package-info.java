/** Protects the services behind with the flow rules of Sentinel. */
@NullMarked
package org.perpex.gateway.flow;

import org.jspecify.annotations.NullMarked;
