/** The listed markets, as services that do not own them know them. */
@NullMarked
package org.perpex.common.spring.market;

import org.jspecify.annotations.NullMarked;
