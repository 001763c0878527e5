package org.perpex.match.engine;

import java.util.Arrays;
import org.perpex.common.core.Exact;

/** The icebergs of one price level: shares among them what the shown lots did not fill, and lets them show anew. */
final class Icebergs {

    private final RestingOrders resting;
    private int[] found = new int[16];
    private long[] shares = new long[16];
    private int count;

    Icebergs(RestingOrders resting) {
        this.resting = resting;
    }

    int count() {
        return count;
    }

    int order(int index) {
        return found[index];
    }

    /** Lots of an iceberg that {@link #share} gave away. */
    long share(int index) {
        return shares[index];
    }

    /** Finds the icebergs of a level that have hidden lots, in their order in time. */
    void find(int level) {
        count = 0;
        for (int order = resting.levels.first(level); order != Orders.NONE; order = resting.orders.next(order)) {
            if (resting.orders.isIceberg(order) && resting.orders.hiddenLots(order) > 0) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                    shares = Arrays.copyOf(shares, count * 2);
                }
                found[count++] = order;
            }
        }
    }

    /** Shares lots in proportion to what each hides, rounded down; what is left goes one by one, oldest first. */
    void share(long lots) {
        long hidden = 0;
        for (int i = 0; i < count; i++) {
            hidden += resting.orders.hiddenLots(found[i]);
        }
        long wanted = Math.min(lots, hidden);
        long left = wanted;
        for (int i = 0; i < count; i++) {
            shares[i] = Exact.mulDivFloor(wanted, resting.orders.hiddenLots(found[i]), hidden);
            left -= shares[i];
        }
        for (int i = 0; left > 0; i++) {
            if (shares[i] < resting.orders.hiddenLots(found[i])) {
                shares[i]++;
                left--;
            }
        }
    }
}
