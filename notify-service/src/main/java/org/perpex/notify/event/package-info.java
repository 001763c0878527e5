/** The events of the private stream, as the dialect writes them. */
@NullMarked
package org.perpex.notify.event;

import org.jspecify.annotations.NullMarked;
