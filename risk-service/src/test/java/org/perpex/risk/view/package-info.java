/** Tests of the figures that are computed at reading. */
@NullMarked
package org.perpex.risk.view;

import org.jspecify.annotations.NullMarked;
