package org.perpex.finance.checkpoint;

import java.util.List;
import java.util.Optional;

/** What checkpoints need of their table. Settlement writes the rows, within the batch. */
public interface CheckpointStore {

    List<Checkpoint> pending(int source);

    Optional<Checkpoint> latest(int source);

    void compared(int source, Checkpoint checkpoint);
}
