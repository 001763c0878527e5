package org.perpex.common.spring.engine;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the engine applies inputs, out of service until it has started, down when it stopped. */
final class EngineHealth implements HealthIndicator {

    private final EngineHost<?> host;

    EngineHealth(EngineHost<?> host) {
        this.host = host;
    }

    @Override
    public Health health() {
        EngineStatus status = host.status();
        Health.Builder health = switch (status.role()) {
            case STARTING -> Health.outOfService();
            case STANDBY, LEADER -> Health.up();
            case STOPPED -> Health.down();
        };
        status.failure().ifPresent(failure -> health.withDetail("failure", failure));
        return health.withDetail("engine", host.name())
                .withDetail("role", status.role())
                .withDetail("offset", status.offset())
                .build();
    }
}
