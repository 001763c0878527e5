/** A package of the architecture rules' own test. */
@NullMarked
package org.perpex.match.store;

import org.jspecify.annotations.NullMarked;
