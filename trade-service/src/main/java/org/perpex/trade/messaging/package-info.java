/** Commands out to the account engine, facts in from the book and the accounts. */
@NullMarked
package org.perpex.trade.messaging;

import org.jspecify.annotations.NullMarked;
