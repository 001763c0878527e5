/** The world around finance in tests: a real wallet in a process of its own, and the account engine's stream. */
@NullMarked
package org.perpex.finance.world;

import org.jspecify.annotations.NullMarked;
