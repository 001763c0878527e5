package org.perpex.finance.reconciliation;

import java.util.List;
import java.util.Optional;

/** Where runs are kept. */
public interface RunStore {

    /** Keeps a run and returns it with its number. */
    Run add(Run run);

    Optional<Run> find(long number);

    /** The newest runs, the newest first, without their lines. */
    List<Run> newest(int count);
}
