/** Proof of what the exchange owes: a Merkle-sum tree over users' balances, and each user's way to its root. */
@NullMarked
package org.perpex.wallet.reserves;

import org.jspecify.annotations.NullMarked;
