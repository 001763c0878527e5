/** Margin that went between wallets and isolated positions. */
@NullMarked
package org.perpex.trade.margin;

import org.jspecify.annotations.NullMarked;
