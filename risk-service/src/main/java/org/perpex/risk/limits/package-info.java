/**
 * Limits of accounts as operators write and read them: forms, what loosens a limit, and the way of a setting to the
 * engine, through the audit trail.
 */
@NullMarked
package org.perpex.risk.limits;

import org.jspecify.annotations.NullMarked;
