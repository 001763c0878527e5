/** Follows the facts of accounts. */
@NullMarked
package org.perpex.finance.messaging;

import org.jspecify.annotations.NullMarked;
