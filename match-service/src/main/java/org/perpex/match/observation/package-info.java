/** Tells operators what the engine decided: a line per order, meters. It changes nothing that the engine says. */
@NullMarked
package org.perpex.match.observation;

import org.jspecify.annotations.NullMarked;
