/** What all read models share: how an answer waits until they hold what has been shown. */
@NullMarked
package org.perpex.trade.readmodel;

import org.jspecify.annotations.NullMarked;
