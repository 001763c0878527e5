/** Runs many worlds, and shows that a world with a bug in it is found. */
@NullMarked
package org.perpex.simulation;

import org.jspecify.annotations.NullMarked;
