/** Index and mark prices, and the set that the engines receive. */
@NullMarked
package org.perpex.market.price;

import org.jspecify.annotations.NullMarked;
