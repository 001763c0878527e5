/** Looks into the ledger, for operators. */
@NullMarked
package org.perpex.wallet.explorer;

import org.jspecify.annotations.NullMarked;
