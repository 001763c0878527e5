/** Tests of what the service shows of itself. */
@NullMarked
package org.perpex.risk.config;

import org.jspecify.annotations.NullMarked;
