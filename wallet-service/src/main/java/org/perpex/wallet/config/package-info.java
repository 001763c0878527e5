/** Puts the wallet together: databases, transactions, settings. */
@NullMarked
package org.perpex.wallet.config;

import org.jspecify.annotations.NullMarked;
