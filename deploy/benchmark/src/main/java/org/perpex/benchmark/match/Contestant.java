package org.perpex.benchmark.match;

import org.perpex.common.testkit.workload.WorkloadCommand;

/**
 * A book that takes part: an empty one, used for one pass. It first takes some commands and makes its own of each, as
 * a decoder would do, which is not measured; then it applies them one by one, which is. Not thread-safe.
 */
interface Contestant {

    /** How many commands can be held at once. */
    int SLOTS = 1_024;

    /** Makes a command of its own of one of the workload. */
    void set(int slot, WorkloadCommand command);

    /** Applies the command in a slot, and notes its trades. */
    void apply(int slot);

    /** What it traded so far. */
    Trades trades();
}
