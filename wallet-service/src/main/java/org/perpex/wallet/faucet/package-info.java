/** Gives out test funds, on a developer's machine alone. */
@NullMarked
package org.perpex.wallet.faucet;

import org.jspecify.annotations.NullMarked;
