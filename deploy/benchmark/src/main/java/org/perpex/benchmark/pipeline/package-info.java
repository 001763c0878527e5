/** Order batches through the broker and both engines, without the gateway and the books. */
@NullMarked
package org.perpex.benchmark.pipeline;

import org.jspecify.annotations.NullMarked;
