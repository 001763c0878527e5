/** The read models of orders and fills in MySQL. */
@NullMarked
package org.perpex.trade.store;

import org.jspecify.annotations.NullMarked;
