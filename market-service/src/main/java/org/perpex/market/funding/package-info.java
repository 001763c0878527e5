/** What longs and shorts will pay each other: impact prices, the premium over the index, its average, the rate. */
@NullMarked
package org.perpex.market.funding;

import org.jspecify.annotations.NullMarked;
