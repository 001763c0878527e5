/** What operators read of settled facts: liquidations, funding, the insurance fund, fees, open interest. */
@NullMarked
package org.perpex.finance.report;

import org.jspecify.annotations.NullMarked;
