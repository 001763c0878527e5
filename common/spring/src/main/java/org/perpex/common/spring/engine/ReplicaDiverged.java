package org.perpex.common.spring.engine;

import org.perpex.common.contract.Destination;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;

/** Two that must say the same do not: this replica stops. */
final class ReplicaDiverged extends IllegalStateException {

    ReplicaDiverged(Destination destination, StreamMark theirs, long ownHash) {
        super("at " + theirs + " of the stream to " + destination + " this replica has the hash " + ownHash);
    }

    ReplicaDiverged(Source source, long number) {
        super("message " + number + " of " + source + " does not continue what was applied here");
    }
}
