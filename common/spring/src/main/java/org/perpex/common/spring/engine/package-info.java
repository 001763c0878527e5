/** Runs a deterministic engine on a queue: reads, records, applies, sends, and takes over from another replica. */
@NullMarked
package org.perpex.common.spring.engine;

import org.jspecify.annotations.NullMarked;
