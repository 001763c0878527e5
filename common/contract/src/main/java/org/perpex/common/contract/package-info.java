/**
 * The contract of the trading plane: topics, the sealed commands and facts that travel on them, and the packs and
 * dense streams that carry them.
 */
@NullMarked
package org.perpex.common.contract;

import org.jspecify.annotations.NullMarked;
