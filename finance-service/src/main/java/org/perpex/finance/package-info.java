/** The finance service: settlement of the account engine's facts, and what is reported of it. */
@NullMarked
package org.perpex.finance;

import org.jspecify.annotations.NullMarked;
