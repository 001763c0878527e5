package org.perpex.common.contract;

/** The topics of the trading plane. */
public enum Topic {
    /** Every input of an account engine, in one order. One queue per margin universe. */
    RISK(1, "risk-topic"),
    /** Every input of a matching engine, in one order. One queue per match shard. */
    ORDER(2, "order-topic"),
    /** Facts of the book. One queue per match shard, then one for what the account engine rejects. */
    TRADE(3, "trade-topic"),
    /** Every fact of an account. One queue per margin universe. */
    ASSET(4, "asset-topic"),
    /** Messages for people, by user. */
    NOTIFY(5, "notify-topic");

    /** The number that stands for this topic in messages. */
    public final int code;

    /** The name at the broker. */
    public final String brokerName;

    Topic(int code, String brokerName) {
        this.code = code;
        this.brokerName = brokerName;
    }

    /** Returns the topic of a code, or throws {@link IllegalArgumentException}. */
    public static Topic of(int code) {
        for (Topic topic : values()) {
            if (topic.code == code) {
                return topic;
            }
        }
        throw new IllegalArgumentException("unknown topic: " + code);
    }
}
