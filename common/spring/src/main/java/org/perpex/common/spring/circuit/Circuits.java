package org.perpex.common.spring.circuit;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The circuits of a process, one per called service, all under the settings {@code perpex.client.circuit} as they are
 * now. Settings that cannot be used leave those before in force. Thread-safe.
 */
public final class Circuits implements ApplicationListener<EnvironmentChangeEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Circuits.class);
    private static final String PREFIX = "perpex.client.circuit";

    private final ConfigurableEnvironment environment;
    private final MeterRegistry meters;
    private final Map<String, Circuit> byService = new HashMap<>();
    private CircuitSettings settings;

    /** Reads the settings. Throws if they cannot be used. */
    public Circuits(ConfigurableEnvironment environment, MeterRegistry meters) {
        SentinelSetup.apply(environment);
        this.environment = environment;
        this.meters = meters;
        this.settings = read(environment);
    }

    /** Returns the circuit before calls of a service, by its application name. */
    public synchronized Circuit of(String service) {
        return byService.computeIfAbsent(service, name -> {
            Circuit circuit = new Circuit(name, meters);
            circuit.follow(settings);
            return circuit;
        });
    }

    @Override
    public synchronized void onApplicationEvent(EnvironmentChangeEvent change) {
        if (change.getKeys().stream().noneMatch(key -> key.startsWith(PREFIX))) {
            return;
        }
        try {
            settings = read(environment);
        } catch (IllegalArgumentException | BindException e) {
            LOG.error("The new {} cannot be used; those before stay in force", PREFIX, e);
            return;
        }
        byService.values().forEach(circuit -> circuit.follow(settings));
        LOG.info("Circuits go on with {}", settings);
    }

    private static CircuitSettings read(ConfigurableEnvironment environment) {
        return Binder.get(environment).bindOrCreate(PREFIX, CircuitSettings.class);
    }
}
