/** A package of the architecture rules' own test. */
@NullMarked
package org.perpex.risk.book;

import org.jspecify.annotations.NullMarked;
