/** The matching service: the books of one shard of markets. */
@NullMarked
package org.perpex.match;

import org.jspecify.annotations.NullMarked;
