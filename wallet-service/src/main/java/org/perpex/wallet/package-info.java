/** The wallet service: the ledger, and everything that writes to it. */
@NullMarked
package org.perpex.wallet;

import org.jspecify.annotations.NullMarked;
