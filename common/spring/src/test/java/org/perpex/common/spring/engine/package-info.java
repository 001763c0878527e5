/** The engine host against a broker that misbehaves. */
@NullMarked
package org.perpex.common.spring.engine;

import org.jspecify.annotations.NullMarked;
