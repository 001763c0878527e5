/** Who listens to which stream, and what is sent to them. */
@NullMarked
package org.perpex.market.push;

import org.jspecify.annotations.NullMarked;
