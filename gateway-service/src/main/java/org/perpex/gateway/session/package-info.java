/** Sessions of the pages: a browser holds them in cookies that no script can read. */
@NullMarked
package org.perpex.gateway.session;

import org.jspecify.annotations.NullMarked;
