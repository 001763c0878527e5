package org.perpex.user.session;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** Counts log-ins by their result, and people who are active. */
final class LoginMeters {

    final Counter succeeded;
    final Counter failed;
    final Counter throttled;
    final Counter reused;
    private final AtomicLong active = new AtomicLong();

    LoginMeters(MeterRegistry meters) {
        this.succeeded = logins(meters, "succeeded");
        this.failed = logins(meters, "failed");
        this.throttled = logins(meters, "throttled");
        this.reused = Counter.builder("perpex.user.refresh.reused")
                .description("Refresh tokens that came a second time")
                .register(meters);
        Gauge.builder("perpex.user.active", active, AtomicLong::get)
                .description("People with a session used within 15 minutes")
                .register(meters);
    }

    void active(long people) {
        active.set(people);
    }

    private static Counter logins(MeterRegistry meters, String result) {
        return Counter.builder("perpex.user.logins")
                .description("Log-ins by result")
                .tag("result", result)
                .register(meters);
    }
}
