package org.perpex.gateway.config;

import java.util.function.Supplier;
import org.perpex.gateway.weight.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** The limits under {@code perpex.gateway.limits}, as they stand now. New ones that make no sense leave the old in force. */
final class LiveLimits implements Supplier<Limits>, ApplicationListener<EnvironmentChangeEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(LiveLimits.class);
    private static final String PREFIX = "perpex.gateway.limits";

    private final Environment environment;
    private volatile Limits current;

    LiveLimits(Environment environment) {
        this.environment = environment;
        current = read();
    }

    @Override
    public Limits get() {
        return current;
    }

    @Override
    public void onApplicationEvent(EnvironmentChangeEvent change) {
        if (change.getKeys().stream().noneMatch(key -> key.startsWith(PREFIX))) {
            return;
        }
        try {
            current = read();
            LOG.info("Limits from now on: {}", current);
        } catch (BindException e) {
            LOG.error("The new limits cannot be used, the old ones stay", e);
        }
    }

    private Limits read() {
        return Binder.get(environment).bindOrCreate(PREFIX, Limits.class);
    }
}
