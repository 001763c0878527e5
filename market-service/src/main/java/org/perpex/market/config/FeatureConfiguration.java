package org.perpex.market.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.perpex.market.feed.MarketFeed;
import org.perpex.market.price.IndexPrices;
import org.perpex.market.price.PriceBoard;
import org.perpex.market.price.PriceComputer;
import org.perpex.market.push.Broadcaster;
import org.perpex.market.push.Pusher;
import org.perpex.market.push.Streams;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.StoredListings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FeatureConfiguration {

    @Bean
    Listings listings(StoredListings stored) {
        return stored.load();
    }

    @Bean
    Streams streams(InstantSource clock, MeterRegistry meters) {
        return new Streams(clock, meters);
    }

    @Bean
    MarketFeed marketFeed(Listings listings, Streams streams, InstantSource clock) {
        return new MarketFeed(listings, new Broadcaster(streams, clock));
    }

    @Bean
    IndexPrices indexPrices(Listings listings, MarketSettings settings, InstantSource clock, MeterRegistry meters) {
        IndexPrices indexes = new IndexPrices(settings.indexFreshness());
        for (Listing listing : listings.all()) {
            Gauge.builder("perpex.market.index.age", () -> ageMillis(indexes, listing, clock))
                    .baseUnit("milliseconds")
                    .description("Age of the newest index price; -1 while there is none")
                    .tag("symbol", listing.symbol())
                    .register(meters);
        }
        return indexes;
    }

    @Bean
    PriceBoard priceBoard() {
        return new PriceBoard();
    }

    @Bean
    PriceComputer.Inputs priceInputs(Listings listings, IndexPrices indexes, MarketFeed feed) {
        return new PriceComputer.Inputs(listings, indexes, feed);
    }

    @Bean
    Pusher pusher(Streams streams, MarketFeed feed, PriceBoard prices, InstantSource clock) {
        return new Pusher(streams, feed, prices, clock);
    }

    @Bean
    PushTimer pushTimer(Pusher pusher) {
        return new PushTimer(pusher);
    }

    private static long ageMillis(IndexPrices indexes, Listing listing, InstantSource clock) {
        return indexes.newest(listing.market())
                .map(price -> Math.max(0, clock.millis() - price.timeMillis()))
                .orElse(-1L);
    }
}
