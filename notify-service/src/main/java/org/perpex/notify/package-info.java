/** The private user stream: what happened to an account, told to whoever listens with its key. */
@NullMarked
package org.perpex.notify;

import org.jspecify.annotations.NullMarked;
