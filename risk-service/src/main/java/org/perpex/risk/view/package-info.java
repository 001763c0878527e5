/**
 * Shows accounts to readers outside the engine: what the engine published last, and figures that move with the mark
 * price, computed at the moment of reading.
 */
@NullMarked
package org.perpex.risk.view;

import org.jspecify.annotations.NullMarked;
