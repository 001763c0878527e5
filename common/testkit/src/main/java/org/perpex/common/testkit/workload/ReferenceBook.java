package org.perpex.common.testkit.workload;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A book of lists and maps that does what the workload's commands say and no more: slow, and plainly right. It tells
 * the generator what became of each command, and hashes what it did. Not thread-safe.
 */
final class ReferenceBook {

    private final Workload workload;
    private final TreeMap<Long, LinkedHashMap<Long, Long>> bids = new TreeMap<>((a, b) -> Long.compare(b, a));
    private final TreeMap<Long, LinkedHashMap<Long, Long>> asks = new TreeMap<>();
    private long trades;
    private long quantity;
    private long tradeHash = Fold.EMPTY;

    ReferenceBook(Workload workload) {
        this.workload = workload;
    }

    void apply(WorkloadCommand command) {
        switch (command.type()) {
            case GTC -> rest(command, match(command, command.size()));
            case IOC -> match(command, command.size());
            case CANCEL -> {
                take(command);
                workload.left(command.orderId());
            }
            case MOVE -> {
                long remaining = match(command, take(command));
                if (remaining == 0) {
                    workload.left(command.orderId());
                }
                rest(command, remaining);
            }
            case REDUCE -> reduce(command);
        }
    }

    WorkloadResult result() {
        return new WorkloadResult(trades, quantity, tradeHash, hash(bids), hash(asks));
    }

    private TreeMap<Long, LinkedHashMap<Long, Long>> side(boolean buy) {
        return buy ? bids : asks;
    }

    private LinkedHashMap<Long, Long> level(boolean buy, long price) {
        return Objects.requireNonNull(side(buy).get(price));
    }

    /** Takes an order out of its level; returns what was left of it. */
    private long take(WorkloadCommand command) {
        long price = workload.price(command.orderId());
        LinkedHashMap<Long, Long> level = level(command.buy(), price);
        long remaining = Objects.requireNonNull(level.remove(command.orderId()));
        if (level.isEmpty()) {
            side(command.buy()).remove(price);
        }
        return remaining;
    }

    private void reduce(WorkloadCommand command) {
        long left = command.remaining() - command.size();
        if (left == 0) {
            take(command);
            workload.left(command.orderId());
        } else {
            level(command.buy(), workload.price(command.orderId())).replace(command.orderId(), left);
            workload.remains(command.orderId(), left);
        }
    }

    private void rest(WorkloadCommand command, long remaining) {
        if (remaining > 0) {
            side(command.buy())
                    .computeIfAbsent(command.price(), _ -> new LinkedHashMap<>())
                    .put(command.orderId(), remaining);
            workload.rested(command, remaining);
        }
    }

    /** Trades what crosses; returns what is left. */
    private long match(WorkloadCommand taker, long size) {
        TreeMap<Long, LinkedHashMap<Long, Long>> side = side(!taker.buy());
        long left = size;
        while (left > 0 && !side.isEmpty()) {
            Map.Entry<Long, LinkedHashMap<Long, Long>> level = Objects.requireNonNull(side.firstEntry());
            if (taker.buy() ? level.getKey() > taker.price() : level.getKey() < taker.price()) {
                break;
            }
            left = meetLevel(taker, left, level);
            if (level.getValue().isEmpty()) {
                side.pollFirstEntry();
            }
        }
        return left;
    }

    private long meetLevel(WorkloadCommand taker, long size, Map.Entry<Long, LinkedHashMap<Long, Long>> level) {
        long left = size;
        Iterator<Map.Entry<Long, Long>> makers = level.getValue().entrySet().iterator();
        while (left > 0 && makers.hasNext()) {
            Map.Entry<Long, Long> maker = makers.next();
            long lots = Math.min(left, maker.getValue());
            left -= lots;
            trades++;
            quantity += lots;
            tradeHash = Fold.trade(tradeHash, taker.orderId(), maker.getKey(), level.getKey(), lots);
            if (lots == maker.getValue()) {
                makers.remove();
                workload.left(maker.getKey());
            } else {
                maker.setValue(maker.getValue() - lots);
                workload.remains(maker.getKey(), maker.getValue());
            }
        }
        return left;
    }

    private static long hash(TreeMap<Long, LinkedHashMap<Long, Long>> side) {
        long hash = Fold.EMPTY;
        for (Map.Entry<Long, LinkedHashMap<Long, Long>> level : side.entrySet()) {
            for (Map.Entry<Long, Long> order : level.getValue().entrySet()) {
                hash = Fold.resting(hash, order.getKey(), level.getKey(), order.getValue());
            }
        }
        return hash;
    }
}
