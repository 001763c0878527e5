/** All parts together: what is started in which order, what must be free before, and what is said meanwhile. */
@NullMarked
package org.perpex.local.platform;

import org.jspecify.annotations.NullMarked;
