/** The wallet's tables. */
@NullMarked
package org.perpex.wallet.store;

import org.jspecify.annotations.NullMarked;
