/** Market data: specifications, prices, and what the public may know of the books. */
@NullMarked
package org.perpex.market;

import org.jspecify.annotations.NullMarked;
