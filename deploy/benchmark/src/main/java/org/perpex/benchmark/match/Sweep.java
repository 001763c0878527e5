package org.perpex.benchmark.match;

import org.perpex.common.testkit.workload.WorkloadCommand;
import org.perpex.common.testkit.workload.WorkloadResult;

/**
 * Takes all that rests in a book at the end of a pass. The trades name the makers in priority, with price and what was
 * left of each: the book itself, as any book can show it.
 */
final class Sweep {

    private static final int SWEEPER = 5_000;
    private static final long ORDER_ID = 1L << 40;
    private static final long LOWEST = 90_000;
    private static final long HIGHEST = 110_000;

    private Sweep() {}

    /** Returns what the book made of the workload, and leaves it empty. */
    static WorkloadResult result(Contestant book) {
        Trades trades = book.trades();
        long bidHash = sweep(book, false);
        long askHash = sweep(book, true);
        return new WorkloadResult(trades.count(), trades.quantity(), trades.hash(), bidHash, askHash);
    }

    private static long sweep(Contestant book, boolean buy) {
        book.trades().sweep();
        book.set(
                0,
                new WorkloadCommand(
                        WorkloadCommand.Type.IOC,
                        buy,
                        SWEEPER,
                        ORDER_ID + (buy ? 1 : 0),
                        buy ? HIGHEST : LOWEST,
                        PerpexBook.SIZE_LOTS_MAX,
                        0));
        book.apply(0);
        return book.trades().sweptHash();
    }
}
