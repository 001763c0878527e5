/** Connections and what they listen to. */
@NullMarked
package org.perpex.notify.push;

import org.jspecify.annotations.NullMarked;
