/** What changed a futures wallet: profit, fees, transfers. */
@NullMarked
package org.perpex.finance.income;

import org.jspecify.annotations.NullMarked;
