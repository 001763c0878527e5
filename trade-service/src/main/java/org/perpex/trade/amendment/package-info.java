/** What became of the amendments of orders. */
@NullMarked
package org.perpex.trade.amendment;

import org.jspecify.annotations.NullMarked;
