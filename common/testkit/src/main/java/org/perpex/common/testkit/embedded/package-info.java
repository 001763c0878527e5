/** Real servers that tests start on free ports, with their data under {@code target/}. */
@NullMarked
package org.perpex.common.testkit.embedded;

import org.jspecify.annotations.NullMarked;
