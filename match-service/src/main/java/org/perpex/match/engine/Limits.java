package org.perpex.match.engine;

import org.perpex.common.core.Check;

/** Every bound of the matching engine. Changing one changes what is accepted: it needs a new rules version. */
final class Limits {

    /** How many bits a price in ticks has. */
    static final int PRICE_BITS = 28;

    /** The highest price that a book can hold. */
    static final int PRICE_TICKS_MAX = (1 << PRICE_BITS) - 1;

    /** The largest order. */
    static final long ORDER_LOTS_MAX = 1L << 40;

    /** How many orders rest in one market at most. */
    static final int RESTING_ORDERS_MAX = 1 << 20;

    /** The highest number of a market. */
    static final int MARKETS_MAX = 1024;

    /** The longest countdown: a day. */
    static final long COUNTDOWN_MILLIS_MAX = 86_400_000;

    /** The longest window of a maker protection, and the longest time that it refuses quotes: a minute. */
    static final long PROTECTION_MILLIS_MAX = 60_000;

    static {
        Check.that(Long.MAX_VALUE / RESTING_ORDERS_MAX > ORDER_LOTS_MAX, "the total of a level fits in a long");
    }

    private Limits() {}
}
