/** The matching workload "PXWL0001": the same commands, from a seed, for every book that is compared with another. */
@NullMarked
package org.perpex.common.testkit.workload;

import org.jspecify.annotations.NullMarked;
