/** Compares the ledger with the account engine, wherever the engine took a checkpoint. */
@NullMarked
package org.perpex.finance.checkpoint;

import org.jspecify.annotations.NullMarked;
