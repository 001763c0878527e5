package org.perpex.market.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.perpex.market.feed.MarketFeed;
import org.perpex.market.index.Constituents;
import org.perpex.market.index.IndexPrices;
import org.perpex.market.price.PriceBoard;
import org.perpex.market.price.PriceComputer;
import org.perpex.market.push.Broadcaster;
import org.perpex.market.push.Pusher;
import org.perpex.market.push.Streams;
import org.perpex.market.specification.Listings;
import org.perpex.market.store.StoredListings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FeatureConfiguration {

    @Bean
    Listings listings(StoredListings stored) {
        return new Listings(stored::all);
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
    Constituents constituents(StoredListings stored, MarketSettings settings) {
        return new Constituents(stored.indexSources(), settings.sources());
    }

    @Bean
    IndexPrices indexPrices(Constituents constituents, MarketSettings settings) {
        return new IndexPrices(constituents, settings.indexRule());
    }

    @Bean
    IndexMeters indexMeters(Listings listings, IndexPrices indexes, InstantSource clock) {
        return new IndexMeters(listings, indexes, clock);
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
}
