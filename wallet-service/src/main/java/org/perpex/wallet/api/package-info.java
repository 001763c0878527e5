/** The HTTP interface of the wallet. */
@NullMarked
package org.perpex.wallet.api;

import org.jspecify.annotations.NullMarked;
