package org.perpex.common.spring.circuit;

import org.springframework.core.env.Environment;

/**
 * Sentinel's own settings. It takes them from system properties, once, at its first use; without them it would write
 * its logs into the home of the user.
 */
public final class SentinelSetup {

    private SentinelSetup() {}

    /** Settles where Sentinel logs, and that it counts for itself alone. What is set already stays. */
    public static void apply(Environment environment) {
        setIfAbsent("csp.sentinel.log.dir", environment.getProperty("PERPEX_DATA", "target") + "/sentinel");
        setIfAbsent("csp.sentinel.app.name", environment.getProperty("spring.application.name", "perpex"));
        setIfAbsent("csp.sentinel.metric.flush.interval", "0");
    }

    private static void setIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
