package org.perpex.gateway.weight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;

/** Counts what passes this gateway alone, for the time in which Redis cannot be asked. */
final class OwnCount {

    private static final long TEN_SECONDS = 10_000;
    private static final long MINUTE = 60_000;
    private static final long BAN = 120_000;
    private static final int COUNTERS_MAX = 200_000;

    private final InstantSource clock;
    private final Cache<String, Window> windows = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(2))
            .maximumSize(COUNTERS_MAX)
            .build();

    /** One counter, for the period that it was last used in; of a ban, the time of its end. Guarded by the lock of the count. */
    private static final class Window {
        private long period;
        private int used;

        private int usedIn(long current) {
            if (period != current) {
                period = current;
                used = 0;
            }
            return used;
        }
    }

    OwnCount(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Usage charge(Demand demand) {
        long now = clock.millis();
        Window ban = window("b:" + demand.address());
        if (demand.needed() > 0 && ban.period > now) {
            return new Usage(Usage.Verdict.BANNED, 0, 0, 0, (int) (ban.period - now));
        }
        Window weight = window("w:" + demand.address());
        int used = weight.usedIn(now / MINUTE);
        if (demand.needed() > 0 && used + demand.needed() > demand.weightMax()) {
            Window refused = window("r:" + demand.address());
            refused.used = refused.usedIn(now / MINUTE) + 1;
            if (refused.used >= demand.refusalsMax()) {
                ban.period = now + BAN;
                return new Usage(Usage.Verdict.BANNED, used, 0, 0, (int) BAN);
            }
            return new Usage(Usage.Verdict.TOO_MUCH_WEIGHT, used, 0, 0, left(now, MINUTE));
        }
        int orders10 = 0;
        int orders60 = 0;
        if (demand.ordersTenSeconds() > 0) {
            Window ten = window("t:" + demand.account());
            Window minute = window("m:" + demand.account());
            orders10 = ten.usedIn(now / TEN_SECONDS);
            orders60 = minute.usedIn(now / MINUTE);
            if (orders60 + demand.ordersMinute() > demand.ordersMinuteMax()) {
                return new Usage(Usage.Verdict.TOO_MANY_ORDERS, used, orders10, orders60, left(now, MINUTE));
            }
            if (orders10 + demand.ordersTenSeconds() > demand.ordersTenSecondsMax()) {
                return new Usage(Usage.Verdict.TOO_MANY_ORDERS, used, orders10, orders60, left(now, TEN_SECONDS));
            }
            orders10 = ten.used += demand.ordersTenSeconds();
            orders60 = minute.used += demand.ordersMinute();
        }
        weight.used += demand.weight();
        return new Usage(Usage.Verdict.GRANTED, weight.used, orders10, orders60, 0);
    }

    private Window window(String name) {
        return windows.get(name, ignored -> new Window());
    }

    private static int left(long nowMillis, long periodMillis) {
        return (int) (periodMillis - nowMillis % periodMillis);
    }
}
