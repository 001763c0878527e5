/** An order on its way: its form, its filters, its request, its state. */
@NullMarked
package org.perpex.trade.order;

import org.jspecify.annotations.NullMarked;
