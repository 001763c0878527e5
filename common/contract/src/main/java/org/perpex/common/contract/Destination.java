package org.perpex.common.contract;

import java.util.Comparator;

/** One queue of a topic: where a stream goes. */
public record Destination(Topic topic, int queue) implements Comparable<Destination> {

    /** The account engine's queue. */
    public static final Destination RISK = new Destination(Topic.RISK, 0);

    /** The queue of match shard 0. */
    public static final Destination ORDER = new Destination(Topic.ORDER, 0);

    /** The facts of match shard 0. */
    public static final Destination TRADE = new Destination(Topic.TRADE, 0);

    /** What the account engine rejects. */
    public static final Destination TRADE_REJECTED = new Destination(Topic.TRADE, 1);

    /** The facts of accounts. */
    public static final Destination ASSET = new Destination(Topic.ASSET, 0);

    private static final Comparator<Destination> ORDERING =
            Comparator.comparingInt((Destination d) -> d.topic.code).thenComparingInt(Destination::queue);

    public Destination {
        if (queue < 0 || queue > 255) {
            throw new IllegalArgumentException("queue: " + queue);
        }
    }

    @Override
    public int compareTo(Destination other) {
        return ORDERING.compare(this, other);
    }
}
