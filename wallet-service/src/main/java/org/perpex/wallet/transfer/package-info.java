/** Moves a user's money between the funding and the futures wallet, as the account engine decides. */
@NullMarked
package org.perpex.wallet.transfer;

import org.jspecify.annotations.NullMarked;
