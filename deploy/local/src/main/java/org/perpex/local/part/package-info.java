/** One part of the platform: how it is started, found again, asked for its health, and stopped. */
@NullMarked
package org.perpex.local.part;

import org.jspecify.annotations.NullMarked;
