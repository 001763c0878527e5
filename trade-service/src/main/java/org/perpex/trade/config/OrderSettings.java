package org.perpex.trade.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long order entry waits.
 *
 * @param deadline engine time after which a command has no effect any more
 * @param patience how long a client waits for the fact of a command; longer than the deadline
 * @param lagMax how late engine time may be before new orders are refused
 */
@ConfigurationProperties("perpex.orders")
record OrderSettings(
        @DefaultValue("3s") Duration deadline,
        @DefaultValue("6s") Duration patience,
        @DefaultValue("500ms") Duration lagMax) {}
