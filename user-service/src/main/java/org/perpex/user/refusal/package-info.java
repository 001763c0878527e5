/** The reasons for which a request of this service is refused. */
@NullMarked
package org.perpex.user.refusal;

import org.jspecify.annotations.NullMarked;
