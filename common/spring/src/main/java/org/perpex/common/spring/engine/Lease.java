package org.perpex.common.spring.engine;

import org.perpex.common.contract.StreamSignal;
import org.perpex.common.contract.engine.StateReader;
import org.perpex.common.contract.engine.StateWriter;

/** Who leads, as the queue says: the writer of the first progress record of the highest epoch. The same in every replica. */
final class Lease {

    private long epoch;
    private long leader;
    private long renewedMillis;

    /** Takes note of a progress record, at its engine time. */
    void heard(StreamSignal.Progress progress, long timeMillis) {
        if (progress.epoch() > epoch) {
            epoch = progress.epoch();
            leader = progress.replica();
            renewedMillis = timeMillis;
        } else if (progress.epoch() == epoch && progress.replica() == leader) {
            renewedMillis = timeMillis;
        }
    }

    /** The highest epoch read; 0 before the first. */
    long epoch() {
        return epoch;
    }

    /** The replica that leads; 0 before the first. */
    long leader() {
        return leader;
    }

    /** The engine time of the leader's last sign of life. */
    long renewedMillis() {
        return renewedMillis;
    }

    void save(StateWriter state) {
        state.putLong(epoch);
        state.putLong(leader);
        state.putLong(renewedMillis);
    }

    void load(StateReader state) {
        epoch = state.getLong();
        leader = state.getLong();
        renewedMillis = state.getLong();
    }
}
