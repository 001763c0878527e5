/** Tests of the risk service as a whole. */
@NullMarked
package org.perpex.risk;

import org.jspecify.annotations.NullMarked;
