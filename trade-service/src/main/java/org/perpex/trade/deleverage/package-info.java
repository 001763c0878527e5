/** Where positions stand in the order of deleveraging. */
@NullMarked
package org.perpex.trade.deleverage;

import org.jspecify.annotations.NullMarked;
