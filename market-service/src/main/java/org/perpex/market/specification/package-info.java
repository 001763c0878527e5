/** What each market trades, within which limits, and how its numbers are written. */
@NullMarked
package org.perpex.market.specification;

import org.jspecify.annotations.NullMarked;
