/** Signs people in, keeps them signed in, and signs them out. */
@NullMarked
package org.perpex.user.session;

import org.jspecify.annotations.NullMarked;
