/** Public trades, and trades joined by taker order and price. */
@NullMarked
package org.perpex.market.trade;

import org.jspecify.annotations.NullMarked;
