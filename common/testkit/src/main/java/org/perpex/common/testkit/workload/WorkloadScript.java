package org.perpex.common.testkit.workload;

import org.perpex.common.testkit.workload.WorkloadCommand.Type;

/** A whole workload, written down: the commands that fill the book, the others, and what comes of them. Immutable. */
public final class WorkloadScript {

    private final int prefill;
    private final Type[] types;
    private final boolean[] buys;
    private final int[] uids;
    private final long[] orderIds;
    private final long[] prices;
    private final long[] sizes;
    private final long[] remaining;
    private final WorkloadResult result;

    private WorkloadScript(Workload workload, int commands) {
        prefill = workload.prefillCount();
        int count = prefill + commands;
        types = new Type[count];
        buys = new boolean[count];
        uids = new int[count];
        orderIds = new long[count];
        prices = new long[count];
        sizes = new long[count];
        remaining = new long[count];
        ReferenceBook book = new ReferenceBook(workload);
        for (int i = 0; i < count; i++) {
            WorkloadCommand command = i < prefill ? workload.prefill(i) : workload.bench(i - prefill);
            write(i, command);
            book.apply(command);
        }
        result = book.result();
    }

    /**
     * Generates a workload.
     *
     * @param target how many orders each side aims at
     * @param commands how many follow those that fill the book
     */
    public static WorkloadScript generate(int profile, long seed, int target, int commands) {
        return new WorkloadScript(new Workload(profile, seed, target), commands);
    }

    private void write(int index, WorkloadCommand command) {
        types[index] = command.type();
        buys[index] = command.buy();
        uids[index] = command.uid();
        orderIds[index] = command.orderId();
        prices[index] = command.price();
        sizes[index] = command.size();
        remaining[index] = command.remaining();
    }

    /** How many commands there are, with those that fill the book. */
    public int count() {
        return types.length;
    }

    /** How many commands fill the book: the first ones. */
    public int prefillCount() {
        return prefill;
    }

    /** Returns a command, counted from 0. */
    public WorkloadCommand command(int index) {
        return new WorkloadCommand(
                types[index], buys[index], uids[index], orderIds[index], prices[index], sizes[index], remaining[index]);
    }

    /** What a book that does all of it ends with. */
    public WorkloadResult result() {
        return result;
    }
}
