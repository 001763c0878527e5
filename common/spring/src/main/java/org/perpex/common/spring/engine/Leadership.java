package org.perpex.common.spring.engine;

/** Whether this replica leads. Two that lead at once are harmless: they say the same. */
final class Leadership {

    private final Lease lease;
    private final long self;
    private final long leaseMillis;
    private long claimed;

    /** @param self this replica's number, not 0 */
    Leadership(Lease lease, long self, long leaseMillis) {
        this.lease = lease;
        this.self = self;
        this.leaseMillis = leaseMillis;
    }

    long self() {
        return self;
    }

    boolean isLeading() {
        return claimed > 0;
    }

    /** The epoch under which this replica sends; the last one read if it does not lead. */
    long epoch() {
        return Math.max(claimed, lease.epoch());
    }

    /** Whether no other replica has ever led, or none has shown life for as long as the lease lasts. */
    boolean mayClaim(long timeMillis) {
        boolean isOwn = lease.epoch() == 0 || lease.leader() == self;
        return !isLeading() && (isOwn || timeMillis - lease.renewedMillis() >= leaseMillis);
    }

    /** Raises the epoch and leads. */
    void claim() {
        claimed = lease.epoch() + 1;
    }

    /** Stands back if another leads under a higher epoch, or was first under the same. Returns whether it did. */
    boolean yields() {
        boolean superseded = lease.epoch() > claimed || lease.epoch() == claimed && lease.leader() != self;
        if (!isLeading() || !superseded) {
            return false;
        }
        claimed = 0;
        return true;
    }
}
