/** The public order books, rebuilt from the level changes of the matching engines. */
@NullMarked
package org.perpex.market.book;

import org.jspecify.annotations.NullMarked;
