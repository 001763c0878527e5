/** Writes down who did what to whom: append only. */
@NullMarked
package org.perpex.user.audit;

import org.jspecify.annotations.NullMarked;
