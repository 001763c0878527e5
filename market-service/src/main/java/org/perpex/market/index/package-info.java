/** What the underlying of each market is worth: prices of several sources, the index made of them, and its loss. */
@NullMarked
package org.perpex.market.index;

import org.jspecify.annotations.NullMarked;
