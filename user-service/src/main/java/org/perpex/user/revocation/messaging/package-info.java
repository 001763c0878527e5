/** Carries the news of ended keys and sessions to the gateways, over Redis. */
@NullMarked
package org.perpex.user.revocation.messaging;

import org.jspecify.annotations.NullMarked;
