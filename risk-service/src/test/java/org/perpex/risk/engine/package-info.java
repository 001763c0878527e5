/** Tests of the account engine: worked examples, a naive reference model, random worlds. */
@NullMarked
package org.perpex.risk.engine;

import org.jspecify.annotations.NullMarked;
