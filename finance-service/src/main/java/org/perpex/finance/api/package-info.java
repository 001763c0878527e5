/** The HTTP interface of finance. */
@NullMarked
package org.perpex.finance.api;

import org.jspecify.annotations.NullMarked;
