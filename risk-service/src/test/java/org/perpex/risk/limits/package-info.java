/** Tests of limits on their way to the engine. */
@NullMarked
package org.perpex.risk.limits;

import org.jspecify.annotations.NullMarked;
