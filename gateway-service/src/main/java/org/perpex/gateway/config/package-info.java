/** Puts the gateway together from its settings. */
@NullMarked
package org.perpex.gateway.config;

import org.jspecify.annotations.NullMarked;
