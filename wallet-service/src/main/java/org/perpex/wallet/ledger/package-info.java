/** Keeps every balance as double entry: accounts, transfers between two of them, and nothing else. */
@NullMarked
package org.perpex.wallet.ledger;

import org.jspecify.annotations.NullMarked;
