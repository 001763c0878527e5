/** The tables of perpex_market, and the snapshot file of the books. */
@NullMarked
package org.perpex.market.store;

import org.jspecify.annotations.NullMarked;
