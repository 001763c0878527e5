package org.perpex.match.engine;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import org.perpex.common.core.Check;

/**
 * The dates of resting orders in order of (date, order id): a binary heap that knows where each order stands, so that
 * an order that leaves the book leaves the heap too. Not thread-safe.
 */
final class ExpiryQueue {

    private static final int CAPACITY_AT_FIRST = 256;

    private final Long2LongHashMap places = new Long2LongHashMap(Orders.NONE);
    private long[] dates = new long[CAPACITY_AT_FIRST];
    private long[] ids = new long[CAPACITY_AT_FIRST];
    private int[] markets = new int[CAPACITY_AT_FIRST];
    private int size;

    /** Returns the earliest date, or the largest number if there is none. */
    long firstMillis() {
        return size == 0 ? Long.MAX_VALUE : dates[0];
    }

    long firstId() {
        return ids[0];
    }

    int firstMarket() {
        return markets[0];
    }

    /** Returns the date of an order that is in the queue. */
    long millis(long orderId) {
        return dates[place(orderId)];
    }

    void add(long millis, long orderId, int market) {
        if (size == ids.length) {
            dates = Arrays.copyOf(dates, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
            markets = Arrays.copyOf(markets, size * 2);
        }
        put(size, millis, orderId, market);
        rise(size++);
    }

    void remove(long orderId) {
        int place = place(orderId);
        places.remove(orderId);
        int last = --size;
        if (place != last) {
            put(place, dates[last], ids[last], markets[last]);
            rise(place);
            sink(place(ids[place]));
        }
    }

    void clear() {
        size = 0;
        places.clear();
    }

    private int place(long orderId) {
        int place = (int) places.get(orderId);
        Check.that(place != Orders.NONE, "a dated order stands in the queue", orderId);
        return place;
    }

    private void rise(int from) {
        int at = from;
        while (at > 0 && isBefore(at, at - 1 >> 1)) {
            swap(at, at - 1 >> 1);
            at = at - 1 >> 1;
        }
    }

    private void sink(int from) {
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && isBefore(child + 1, child)) {
                child++;
            }
            if (!isBefore(child, at)) {
                return;
            }
            swap(at, child);
            at = child;
        }
    }

    private boolean isBefore(int a, int b) {
        return dates[a] != dates[b] ? dates[a] < dates[b] : ids[a] < ids[b];
    }

    private void swap(int a, int b) {
        long date = dates[a];
        long id = ids[a];
        int market = markets[a];
        put(a, dates[b], ids[b], markets[b]);
        put(b, date, id, market);
    }

    private void put(int place, long millis, long orderId, int market) {
        dates[place] = millis;
        ids[place] = orderId;
        markets[place] = market;
        places.put(orderId, place);
    }
}
