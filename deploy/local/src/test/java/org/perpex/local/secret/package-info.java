/** Tests of keys and passwords. */
@NullMarked
package org.perpex.local.secret;

import org.jspecify.annotations.NullMarked;
