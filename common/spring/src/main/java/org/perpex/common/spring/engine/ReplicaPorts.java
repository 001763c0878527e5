package org.perpex.common.spring.engine;

import java.util.concurrent.Executor;
import org.agrona.concurrent.NanoClock;

/**
 * What a replica needs from around it.
 *
 * @param clock for pauses only, never for what an engine sees
 * @param files runs what writes snapshots, one after the other
 * @param recalls runs what replays the archive beside the engine, one after the other
 */
record ReplicaPorts(PackOutlet outlet, Mailbox mailbox, NanoClock clock, Executor files, Executor recalls) {}
