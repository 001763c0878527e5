/** Proves the matching engine: worked examples, a naive model beside it, replay, snapshots, the reference workload. */
@NullMarked
package org.perpex.match.engine;

import org.jspecify.annotations.NullMarked;
