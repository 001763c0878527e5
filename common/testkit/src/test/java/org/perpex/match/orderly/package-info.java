/** A package of the architecture rules' own test. */
@NullMarked
package org.perpex.match.orderly;

import org.jspecify.annotations.NullMarked;
