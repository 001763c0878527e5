/** Tells the services behind, under the gateway's signature, who sends a request. */
@NullMarked
package org.perpex.gateway.identity;

import org.jspecify.annotations.NullMarked;
