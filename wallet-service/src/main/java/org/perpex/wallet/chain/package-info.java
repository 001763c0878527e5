/** The hash chain over the ledger's transfers: what a row said when it was sealed cannot be changed unseen. */
@NullMarked
package org.perpex.wallet.chain;

import org.jspecify.annotations.NullMarked;
