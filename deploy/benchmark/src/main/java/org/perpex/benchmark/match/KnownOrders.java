package org.perpex.benchmark.match;

import java.util.Arrays;

/**
 * What the traders know of their orders, by order id: price and whole size. Small and dense, so that preparing commands
 * leaves the processor's caches to what is measured. Not thread-safe.
 */
final class KnownOrders {

    private long[] known = new long[1024];

    void put(long orderId, long price, long size) {
        int index = Math.toIntExact(orderId);
        if (index >= known.length) {
            known = Arrays.copyOf(known, Math.max(index + 1, known.length * 2));
        }
        known[index] = (long) Math.toIntExact(size) << Integer.SIZE | Math.toIntExact(price);
    }

    long price(long orderId) {
        return (int) known[Math.toIntExact(orderId)];
    }

    long size(long orderId) {
        return known[Math.toIntExact(orderId)] >> Integer.SIZE;
    }
}
