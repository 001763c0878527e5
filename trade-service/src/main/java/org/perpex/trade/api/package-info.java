/** The trading endpoints of the dialect. */
@NullMarked
package org.perpex.trade.api;

import org.jspecify.annotations.NullMarked;
