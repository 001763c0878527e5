/** The tables of finance. */
@NullMarked
package org.perpex.finance.store;

import org.jspecify.annotations.NullMarked;
