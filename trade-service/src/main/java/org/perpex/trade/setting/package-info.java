/** How an account trades: modes of positions and margin, leverage, margin of single positions, the countdown. */
@NullMarked
package org.perpex.trade.setting;

import org.jspecify.annotations.NullMarked;
