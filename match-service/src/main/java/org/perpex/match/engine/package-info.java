/** Matches orders: books in price-time priority, the position of each account in each market, and what follows. Pure. */
@NullMarked
package org.perpex.match.engine;

import org.jspecify.annotations.NullMarked;
