/** Tests of what is asked of others. */
@NullMarked
package org.perpex.risk.client;

import org.jspecify.annotations.NullMarked;
