/** Posts what finance made of the account engine's facts, each batch once. */
@NullMarked
package org.perpex.wallet.settlement;

import org.jspecify.annotations.NullMarked;
