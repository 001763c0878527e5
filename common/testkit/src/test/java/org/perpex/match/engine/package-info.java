/** A package of the architecture rules' own test. */
@NullMarked
package org.perpex.match.engine;

import org.jspecify.annotations.NullMarked;
