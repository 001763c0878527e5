/** The rules of the architecture that compiled classes can break, for every service to check itself against. */
@NullMarked
package org.perpex.common.testkit.architecture;

import org.jspecify.annotations.NullMarked;
