/** How much the replay trades, how near it stays to the recording, and what it leaves of the machine. */
@NullMarked
package org.perpex.benchmark.replay;

import org.jspecify.annotations.NullMarked;
