/** Conditional orders: how they are asked for, and what became of each. */
@NullMarked
package org.perpex.trade.trigger;

import org.jspecify.annotations.NullMarked;
