/** Watches that the ledger comes out even. */
@NullMarked
package org.perpex.wallet.audit;

import org.jspecify.annotations.NullMarked;
