package org.perpex.user.system;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An instance as it answered.
 *
 * @param address host and port
 * @param health what it says of itself, or UNREACHABLE
 * @param meters those by which lags, queues and leadership are seen
 * @param engine what {@code /actuator/engine} shows, if it was asked for and there is one
 */
record InstanceReport(
        String address,
        String health,
        List<Meter> meters,
        @Nullable JsonNode engine) {

    static final String UNREACHABLE = "UNREACHABLE";

    InstanceReport {
        meters = List.copyOf(meters);
    }

    /**
     * A meter's value.
     *
     * @param name as Prometheus has it
     * @param tags as Prometheus has them, without the service
     * @param value decimal text
     */
    record Meter(String name, String tags, String value) {}
}
