/** Sends the commands of the wallet to the account engine. */
@NullMarked
package org.perpex.wallet.messaging;

import org.jspecify.annotations.NullMarked;
