/** Moves money between the house and a user by decision of people. */
@NullMarked
package org.perpex.wallet.adjustment;

import org.jspecify.annotations.NullMarked;
