/** How the parts of trade are put together. */
@NullMarked
package org.perpex.trade.config;

import org.jspecify.annotations.NullMarked;
