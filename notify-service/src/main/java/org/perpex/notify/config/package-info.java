/** How the parts of notify are put together. */
@NullMarked
package org.perpex.notify.config;

import org.jspecify.annotations.NullMarked;
