package org.perpex.market.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.perpex.market.index.IndexPrice;
import org.perpex.market.index.IndexPrices;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;

/** Shows how old the index of each market is and of how many sources it is made. */
record IndexMeters(Listings listings, IndexPrices indexes, InstantSource clock) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Listing listing : listings.all()) {
            Gauge.builder("perpex.market.index.age", () -> ageMillis(listing))
                    .baseUnit("milliseconds")
                    .description("Age of the newest index price; -1 while there is none")
                    .tag("symbol", listing.symbol())
                    .register(meters);
            Gauge.builder("perpex.market.index.sources", () -> sources(listing))
                    .description("Sources that the index is made of; 0 while there is no index")
                    .tag("symbol", listing.symbol())
                    .register(meters);
        }
    }

    private long ageMillis(Listing listing) {
        return indexes.newestMillis(listing.market())
                .map(newest -> Math.max(0, clock.millis() - newest))
                .orElse(-1L);
    }

    private int sources(Listing listing) {
        return indexes.fresh(listing.market(), clock.millis())
                .map(IndexPrice::sources)
                .orElse(0);
    }
}
