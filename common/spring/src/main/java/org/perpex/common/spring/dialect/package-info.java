/** Holds the error answers of the trading API, code by code. */
@NullMarked
package org.perpex.common.spring.dialect;

import org.jspecify.annotations.NullMarked;
