/** How the services are, for operators: asked of each instance at the moment of asking. */
@NullMarked
package org.perpex.user.system;

import org.jspecify.annotations.NullMarked;
