/** Withdraws all that an account has in the books, and sets what withdraws it by itself. */
@NullMarked
package org.perpex.trade.guard;

import org.jspecify.annotations.NullMarked;
