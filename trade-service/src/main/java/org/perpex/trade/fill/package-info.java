/** What was traded, per account. */
@NullMarked
package org.perpex.trade.fill;

import org.jspecify.annotations.NullMarked;
