/** A recorded market, lived through again. */
@NullMarked
package org.perpex.simulation.capture;

import org.jspecify.annotations.NullMarked;
