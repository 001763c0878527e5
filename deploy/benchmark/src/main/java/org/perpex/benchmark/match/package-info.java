/** The matching core beside its peers: the same commands, one JVM each, in turns. */
@NullMarked
package org.perpex.benchmark.match;

import org.jspecify.annotations.NullMarked;
