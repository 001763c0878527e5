/**
 * Plays recorded markets through the public API: an index feed, a house market maker and a house taker, each with an
 * account of its own.
 */
@NullMarked
package org.perpex.local.replay;

import org.jspecify.annotations.NullMarked;
