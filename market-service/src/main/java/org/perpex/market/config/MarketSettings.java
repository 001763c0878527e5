package org.perpex.market.config;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.perpex.market.index.IndexRule;
import org.perpex.market.index.IndexSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service.
 *
 * @param sources the sources that index prices are made of, of those that table {@code index_source} has
 * @param venues where venues are, of those that are not where the public knows them
 * @param indexFreshness a source's price that is older is not used
 * @param indexOutlierPpm nor is one that lies further from the median of all, in parts per million
 * @param resumeWithin how old stored prices may be for a new computer of prices to go on from them
 * @param snapshotInterval how often the books are saved, at least
 */
@ConfigurationProperties("perpex.market")
public record MarketSettings(
        @DefaultValue("FEED") Set<IndexSource> sources,
        @DefaultValue Map<IndexSource, VenueAddress> venues,
        @DefaultValue("5s") Duration indexFreshness,
        @DefaultValue("20000") int indexOutlierPpm,
        @DefaultValue("60s") Duration resumeWithin,
        @DefaultValue("10s") Duration snapshotInterval) {

    public MarketSettings {
        sources = Set.copyOf(sources);
        venues = Map.copyOf(venues);
        if (indexFreshness.isNegative() || resumeWithin.isNegative() || snapshotInterval.isNegative()) {
            throw new IllegalArgumentException("perpex.market: durations must not be negative");
        }
    }

    IndexRule indexRule() {
        return new IndexRule(indexFreshness, indexOutlierPpm);
    }
}
