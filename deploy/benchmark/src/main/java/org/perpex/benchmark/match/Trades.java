package org.perpex.benchmark.match;

import org.perpex.common.testkit.workload.Fold;

/** Hashes the trades of a book; while it is swept, hashes what rested there. Not thread-safe. */
final class Trades {

    private long count;
    private long quantity;
    private long hash = Fold.EMPTY;
    private long sweptHash;
    private boolean sweeping;

    void traded(long takerOrderId, long makerOrderId, long price, long lots) {
        if (sweeping) {
            sweptHash = Fold.resting(sweptHash, makerOrderId, price, lots);
        } else {
            count++;
            quantity += lots;
            hash = Fold.trade(hash, takerOrderId, makerOrderId, price, lots);
        }
    }

    /** From now on trades are no part of the workload: they show what rests on a side. */
    void sweep() {
        sweeping = true;
        sweptHash = Fold.EMPTY;
    }

    long sweptHash() {
        return sweptHash;
    }

    long count() {
        return count;
    }

    long quantity() {
        return quantity;
    }

    long hash() {
        return hash;
    }
}
