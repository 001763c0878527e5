/** Statements of futures wallets: what an account had, what changed it, what it has. */
@NullMarked
package org.perpex.finance.statement;

import org.jspecify.annotations.NullMarked;
