/**
 * How risky accounts and the house are, as {@code docs/concepts/risk-measures.md} defines it: computed from what the
 * engine published, outside of its thread.
 */
@NullMarked
package org.perpex.risk.measure;

import org.jspecify.annotations.NullMarked;
