/** Knows every path that the exchange answers, who may use it, what it costs and which service answers it. */
@NullMarked
package org.perpex.gateway.route;

import org.jspecify.annotations.NullMarked;
