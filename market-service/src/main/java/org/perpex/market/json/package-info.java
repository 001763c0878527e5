/** Writes the JSON of the public API: no reflection, no copies, one pass. */
@NullMarked
package org.perpex.market.json;

import org.jspecify.annotations.NullMarked;
