/** Makes secrets, and keeps them unreadable at rest. */
@NullMarked
package org.perpex.user.secret;

import org.jspecify.annotations.NullMarked;
