/** Proves that the embedded servers run, together and inside a Boot application. */
@NullMarked
package org.perpex.common.testkit.embedded;

import org.jspecify.annotations.NullMarked;
