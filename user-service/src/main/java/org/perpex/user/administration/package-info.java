/** What an administrator may do to people. */
@NullMarked
package org.perpex.user.administration;

import org.jspecify.annotations.NullMarked;
