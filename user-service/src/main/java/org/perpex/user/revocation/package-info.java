/** Tells every gateway at once that a key or a session has ended. */
@NullMarked
package org.perpex.user.revocation;

import org.jspecify.annotations.NullMarked;
