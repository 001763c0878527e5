/** Hands the engine to its host: which queue it reads, where it speaks, who watches. */
@NullMarked
package org.perpex.match.config;

import org.jspecify.annotations.NullMarked;
