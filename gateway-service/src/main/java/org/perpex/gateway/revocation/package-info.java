/** Knows which keys and sessions were withdrawn, and how far that knowledge can be relied on. */
@NullMarked
package org.perpex.gateway.revocation;

import org.jspecify.annotations.NullMarked;
