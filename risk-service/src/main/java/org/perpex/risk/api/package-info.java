/** Answers HTTP questions about accounts, in the dialect of the trading API and for other services. */
@NullMarked
package org.perpex.risk.api;

import org.jspecify.annotations.NullMarked;
