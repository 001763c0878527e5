/** Benchmarks: each prints its figures beside a floor or a peer measured in the same run. */
@NullMarked
package org.perpex.benchmark;

import org.jspecify.annotations.NullMarked;
