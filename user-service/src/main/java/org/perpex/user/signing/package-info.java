/** Issues access tokens and keeps the keys that sign them. */
@NullMarked
package org.perpex.user.signing;

import org.jspecify.annotations.NullMarked;
