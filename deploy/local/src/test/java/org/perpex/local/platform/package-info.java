/** Tests of what is said and decided before and while parts start. */
@NullMarked
package org.perpex.local.platform;

import org.jspecify.annotations.NullMarked;
