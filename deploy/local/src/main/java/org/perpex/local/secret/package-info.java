/** The keys and passwords of one local platform, made at its first start. */
@NullMarked
package org.perpex.local.secret;

import org.jspecify.annotations.NullMarked;
