/** Turns the account engine's facts into the books, batch after batch, each once. */
@NullMarked
package org.perpex.finance.settlement;

import org.jspecify.annotations.NullMarked;
