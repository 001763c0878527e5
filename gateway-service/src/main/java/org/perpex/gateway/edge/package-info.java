/** Holds what is known of one request on its way through, names it with a trace and writes it to the access log. */
@NullMarked
package org.perpex.gateway.edge;

import org.jspecify.annotations.NullMarked;
