/** Proves the matching service as a whole. */
@NullMarked
package org.perpex.match;

import org.jspecify.annotations.NullMarked;
