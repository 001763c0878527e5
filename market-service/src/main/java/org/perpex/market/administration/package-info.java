/** What operators change of markets: forms with the limits of their fields, and what differs between two of them. */
@NullMarked
package org.perpex.market.administration;

import org.jspecify.annotations.NullMarked;
