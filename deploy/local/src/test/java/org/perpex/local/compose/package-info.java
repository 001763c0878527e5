/** Holds the container description to what the services read. */
@NullMarked
package org.perpex.local.compose;

import org.jspecify.annotations.NullMarked;
