/** Facts of the books in; specifications, phases and prices out. */
@NullMarked
package org.perpex.market.messaging;

import org.jspecify.annotations.NullMarked;
