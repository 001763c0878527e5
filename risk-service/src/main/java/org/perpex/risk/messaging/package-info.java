/** Sends the commands of operators to the account engine's queue. */
@NullMarked
package org.perpex.risk.messaging;

import org.jspecify.annotations.NullMarked;
