/** Holds back transfers out of futures wallets while the books do not come out even. */
@NullMarked
package org.perpex.wallet.freeze;

import org.jspecify.annotations.NullMarked;
