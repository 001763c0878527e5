package org.perpex.common.testkit.workload;

/** The hash over a sequence of numbers by which results of the workload are compared. */
public final class Fold {

    /** The hash of nothing. */
    public static final long EMPTY = 0xcbf29ce484222325L;

    private Fold() {}

    /** Extends a hash by a number. */
    public static long of(long hash, long value) {
        return (hash ^ value) * 0x100000001b3L;
    }

    /** Extends a hash by a resting order: what each side of a book is hashed from, in priority. */
    public static long resting(long hash, long orderId, long price, long remaining) {
        return of(of(of(hash, orderId), price), remaining);
    }

    /** Extends a hash by a trade. */
    public static long trade(long hash, long takerOrderId, long makerOrderId, long price, long quantity) {
        return of(of(of(of(hash, takerOrderId), makerOrderId), price), quantity);
    }
}
