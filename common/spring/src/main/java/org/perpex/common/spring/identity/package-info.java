/** Proves who sent a request inside Perpex: signs and verifies short-lived identity tokens. */
@NullMarked
package org.perpex.common.spring.identity;

import org.jspecify.annotations.NullMarked;
