/** Value types, exact arithmetic, ids and the market specification: the words that every part of Perpex shares. */
@NullMarked
package org.perpex.common.core;

import org.jspecify.annotations.NullMarked;
