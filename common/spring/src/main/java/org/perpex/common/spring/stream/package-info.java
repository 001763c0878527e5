/** Follows the dense streams of a queue: each fact applied exactly once in effect, in order, never past a hole. */
@NullMarked
package org.perpex.common.spring.stream;

import org.jspecify.annotations.NullMarked;
