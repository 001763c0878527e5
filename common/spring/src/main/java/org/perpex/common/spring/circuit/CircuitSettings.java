package org.perpex.common.spring.circuit;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a circuit opens, and for how long.
 *
 * @param interval over which calls are counted
 * @param callsMin fewer calls in an interval open nothing
 * @param errorPercent of the calls failed, and the circuit opens; 100 means all
 * @param slowAfter a call that takes longer is slow, whole milliseconds
 * @param slowPercent of the calls were slow, and the circuit opens; 100 means all
 * @param openFor nothing is called for so long, whole seconds; then one call tries
 */
public record CircuitSettings(
        @DefaultValue("10s") Duration interval,
        @DefaultValue("5") int callsMin,
        @DefaultValue("50") int errorPercent,
        @DefaultValue("2s") Duration slowAfter,
        @DefaultValue("80") int slowPercent,
        @DefaultValue("2s") Duration openFor) {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public CircuitSettings {
        within("interval", interval, SECOND);
        within("slow-after", slowAfter, Duration.ofMillis(1));
        within("open-for", openFor, SECOND);
        if (callsMin < 1) {
            throw new IllegalArgumentException("calls-min must be 1 or more: " + callsMin);
        }
        percent("error-percent", errorPercent);
        percent("slow-percent", slowPercent);
    }

    private static void within(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + LONGEST + ": " + value);
        }
    }

    private static void percent(String name, int value) {
        if (value < 1 || value > 100) {
            throw new IllegalArgumentException(name + " must be 1 to 100: " + value);
        }
    }
}
