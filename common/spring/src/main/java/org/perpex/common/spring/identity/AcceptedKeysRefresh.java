package org.perpex.common.spring.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/** Takes over the accepted keys when the settings change. A list that cannot be read leaves the one before in force. */
final class AcceptedKeysRefresh implements ApplicationListener<EnvironmentChangeEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(AcceptedKeysRefresh.class);

    private final AcceptedKeys accepted;
    private final ConfigurableEnvironment environment;

    AcceptedKeysRefresh(AcceptedKeys accepted, ConfigurableEnvironment environment) {
        this.accepted = accepted;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(EnvironmentChangeEvent change) {
        if (change.getKeys().stream().noneMatch(key -> key.startsWith("perpex.identity.keys"))) {
            return;
        }
        try {
            IdentityProperties settings =
                    Binder.get(environment).bindOrCreate("perpex.identity", IdentityProperties.class);
            accepted.replace(settings.keys());
            LOG.info(
                    "{} identity keys are accepted from now on", settings.keys().size());
        } catch (IllegalArgumentException | BindException e) {
            LOG.error("The new perpex.identity.keys cannot be used; those before stay in force", e);
        }
    }
}
