/** Decides what accounts pay: tiers, agreements, holidays; what they were given; and by what a fill was priced. */
@NullMarked
package org.perpex.finance.fee;

import org.jspecify.annotations.NullMarked;
