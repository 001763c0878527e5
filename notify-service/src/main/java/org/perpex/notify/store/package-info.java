/** Listen keys in Redis. */
@NullMarked
package org.perpex.notify.store;

import org.jspecify.annotations.NullMarked;
