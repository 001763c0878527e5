/** Applies the facts of the books, in their order, to everything that the public sees of them. */
@NullMarked
package org.perpex.market.feed;

import org.jspecify.annotations.NullMarked;
