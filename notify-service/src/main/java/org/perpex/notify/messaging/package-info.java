/** Facts of accounts in. */
@NullMarked
package org.perpex.notify.messaging;

import org.jspecify.annotations.NullMarked;
