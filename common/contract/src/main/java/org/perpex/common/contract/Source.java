package org.perpex.common.contract;

import java.util.Optional;

/** Who writes a pack: a kind of writer and its index, packed into 16 bits. */
public record Source(Kind kind, int index) {

    public Source {
        if (index < 0 || index > 255) {
            throw new IllegalArgumentException("index of a source: " + index);
        }
    }

    /** The account engine of universe 0. */
    public static final Source RISK = new Source(Kind.RISK, 0);

    /** The matching engine of shard 0. */
    public static final Source MATCH = new Source(Kind.MATCH, 0);

    /** Order entry. Its commands carry no stream numbers. */
    public static final Source TRADE = new Source(Kind.TRADE, 0);

    /** The outbox of wallet. */
    public static final Source WALLET = new Source(Kind.WALLET, 0);

    /** The outbox of market: specifications and phases. */
    public static final Source MARKET = new Source(Kind.MARKET, 0);

    /** The price computer of market. Its price sets carry a number of their own. */
    public static final Source PRICES = new Source(Kind.PRICES, 0);

    /** The replicas of an engine: ticks and progress. Without stream numbers. */
    public static final Source ENGINE = new Source(Kind.ENGINE, 0);

    /** The outbox of finance: what accounts pay. */
    public static final Source FINANCE = new Source(Kind.ADMINISTRATION, 1);

    /** A consumer of streams, in what it asks of their sources. Without stream numbers. */
    public static final Source CONSUMER = new Source(Kind.CONSUMER, 0);

    /** The queue that this source reads, if it is an engine: where it can be asked to send again. */
    public Optional<Destination> input() {
        return switch (kind) {
            case RISK -> Optional.of(new Destination(Topic.RISK, index));
            case MATCH -> Optional.of(new Destination(Topic.ORDER, index));
            case TRADE, WALLET, MARKET, PRICES, ENGINE, ADMINISTRATION, CONSUMER -> Optional.empty();
        };
    }

    /** The code that stands for this source in a pack. */
    public int code() {
        return kind.code << 8 | index;
    }

    /** Returns the source of a code, or throws {@link IllegalArgumentException}. */
    public static Source of(int code) {
        for (Kind kind : Kind.values()) {
            if (kind.code == code >>> 8) {
                return new Source(kind, code & 0xFF);
            }
        }
        throw new IllegalArgumentException("unknown source: " + code);
    }

    /** The kinds of writers, and whether they number what they say. */
    public enum Kind {
        /** An account engine. */
        RISK(1, true),
        /** A matching engine. */
        MATCH(2, true),
        /** Order entry. */
        TRADE(3, false),
        /** An outbox of wallet. */
        WALLET(4, true),
        /** An outbox of market. */
        MARKET(5, true),
        /** The price computer. */
        PRICES(6, false),
        /** The replicas of an engine themselves. */
        ENGINE(7, false),
        /** An outbox of administration. */
        ADMINISTRATION(8, true),
        /** A consumer of streams that asks for what it lacks. */
        CONSUMER(9, false);

        /** The number that stands for this kind in a pack. */
        public final int code;

        /** Whether what it says is a dense stream. */
        public final boolean numbered;

        Kind(int code, boolean numbered) {
            this.code = code;
            this.numbered = numbered;
        }
    }
}
