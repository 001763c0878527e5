/** Keeps requests away from instances that cannot be reached. */
@NullMarked
package org.perpex.gateway.reach;

import org.jspecify.annotations.NullMarked;
