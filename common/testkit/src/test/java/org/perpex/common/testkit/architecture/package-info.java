/** Holds the architecture rules to what they promise. */
@NullMarked
package org.perpex.common.testkit.architecture;

import org.jspecify.annotations.NullMarked;
