/** A package of the architecture rules' own test. */
@NullMarked
package org.perpex.match.round;

import org.jspecify.annotations.NullMarked;
