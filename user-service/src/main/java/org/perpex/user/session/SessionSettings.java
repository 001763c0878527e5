package org.perpex.user.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay signed in.
 *
 * @param refreshTokenLifetime how long a session may rest
 * @param lifetime how long it may last at most
 */
@ConfigurationProperties("perpex.user.session")
record SessionSettings(
        @DefaultValue("14d") Duration refreshTokenLifetime,
        @DefaultValue("90d") Duration lifetime) {}
