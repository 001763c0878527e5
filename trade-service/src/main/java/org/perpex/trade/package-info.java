/** Order entry and order history: parses, validates, sends, waits for the fact and answers. */
@NullMarked
package org.perpex.trade;

import org.jspecify.annotations.NullMarked;
