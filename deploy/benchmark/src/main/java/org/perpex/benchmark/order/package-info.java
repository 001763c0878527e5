/** How long an order takes from the client's request to its answer, beside a request that does nothing behind the same gateway. */
@NullMarked
package org.perpex.benchmark.order;

import org.jspecify.annotations.NullMarked;
