/** Pending, posted and voided transfers: money of a funding wallet that waits for a decision. */
@NullMarked
package org.perpex.wallet.hold;

import org.jspecify.annotations.NullMarked;
