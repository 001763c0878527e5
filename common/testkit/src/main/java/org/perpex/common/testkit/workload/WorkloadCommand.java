package org.perpex.common.testkit.workload;

/**
 * One command of the workload.
 *
 * @param uid the user: even for a buyer, odd for a seller, so that no user meets itself
 * @param price limit of a GTC or IOC, new price of a MOVE, else 0
 * @param size quantity of a GTC, IOC or REDUCE, else 0
 * @param remaining what was left of the order that a CANCEL, MOVE or REDUCE names, else 0
 */
public record WorkloadCommand(Type type, boolean buy, int uid, long orderId, long price, long size, long remaining) {

    /** What a command does. */
    public enum Type {
        /** Trades what crosses, rests the remainder. */
        GTC,
        /** Trades what crosses, drops the remainder. */
        IOC,
        /** Takes an order out. */
        CANCEL,
        /** Gives an order another price; it loses its priority and may trade. */
        MOVE,
        /** Takes {@code size} off an order, which keeps its priority. */
        REDUCE
    }
}
