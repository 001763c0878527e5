/** Candles of every interval, and the rolling day. */
@NullMarked
package org.perpex.market.candle;

import org.jspecify.annotations.NullMarked;
