package org.perpex.finance.settlement;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings of settlement as they are now. Settings that cannot be used leave those before in force. */
public final class LiveSettings implements ApplicationListener<EnvironmentChangeEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);
    private static final String PREFIX = "perpex.settlement";

    private final ConfigurableEnvironment environment;
    private volatile SettlementSettings current;

    public LiveSettings(SettlementSettings first, ConfigurableEnvironment environment) {
        this.current = first;
        this.environment = environment;
    }

    public SettlementSettings current() {
        return current;
    }

    @Override
    public void onApplicationEvent(EnvironmentChangeEvent change) {
        if (change.getKeys().stream().noneMatch(key -> key.startsWith(PREFIX))) {
            return;
        }
        try {
            current = Binder.get(environment).bindOrCreate(PREFIX, SettlementSettings.class);
            LOG.info("Settlement goes on with {}", current);
        } catch (IllegalArgumentException | BindException e) {
            LOG.error("The new {} cannot be used; those before stay in force", PREFIX, e);
        }
    }
}
