/** Tests of what the service shows of itself. */
@NullMarked
package org.perpex.match.observation;

import org.jspecify.annotations.NullMarked;
