/** Keeps a caller from waiting for a service that fails or is slow: a circuit of Sentinel per called service. */
@NullMarked
package org.perpex.common.spring.circuit;

import org.jspecify.annotations.NullMarked;
