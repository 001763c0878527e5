package org.perpex.trade.order;

import java.time.Duration;
import org.perpex.common.spring.dialect.DialectError;

/** The date until which an order is good. */
public final class GoodTillDate {

    private static final Duration AHEAD_MIN = Duration.ofSeconds(600);

    /** The dialect's last date: the year 9999. */
    private static final long MILLIS_MAX = 253_402_300_799_000L;

    private GoodTillDate() {}

    /**
     * Refuses a date that comes too soon or never.
     *
     * @param goodTillMillis 0: none
     * @param nowMillis engine time
     */
    public static void require(long goodTillMillis, long nowMillis) {
        boolean fits = goodTillMillis > nowMillis + AHEAD_MIN.toMillis() && goodTillMillis < MILLIS_MAX;
        if (goodTillMillis != 0 && !fits) {
            throw DialectError.GOOD_TILL_DATE_INVALID.exception();
        }
    }
}
