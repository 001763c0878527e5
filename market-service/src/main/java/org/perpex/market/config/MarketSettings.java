package org.perpex.market.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service.
 *
 * @param indexFreshness how old an index price may be before mark prices stay where they are
 * @param resumeWithin how old stored prices may be for a new computer of prices to go on from them
 * @param snapshotInterval how often the books are saved, at least
 */
@ConfigurationProperties("perpex.market")
public record MarketSettings(
        @DefaultValue("10s") Duration indexFreshness,
        @DefaultValue("60s") Duration resumeWithin,
        @DefaultValue("10s") Duration snapshotInterval) {

    public MarketSettings {
        if (indexFreshness.isNegative() || resumeWithin.isNegative() || snapshotInterval.isNegative()) {
            throw new IllegalArgumentException("perpex.market: durations must not be negative");
        }
    }
}
