package org.perpex.market.client;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.perpex.market.config.MarketSettings;
import org.perpex.market.index.Constituents;
import org.perpex.market.index.IndexPrices;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
    private static final List<VenueFormat> FORMATS =
            List.of(new BinanceFormat(), new OkxFormat(), new BybitFormat(), new HyperliquidFormat());

    /** Readers of the venues that the settings switch on, each for the markets that list it. */
    @Bean
    VenueReaders venueReaders(
            Constituents constituents, MarketSettings settings, IndexPrices indexes, InstantSource clock) {
        VenueReader.Parts parts = new VenueReader.Parts(
                HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build(), clock, indexes::put);
        return new VenueReaders(FORMATS.stream()
                .filter(format -> !constituents.of(format.source()).isEmpty())
                .map(format -> new VenueReader(
                        format,
                        settings.venues().getOrDefault(format.source(), format.address()),
                        constituents.of(format.source()),
                        parts))
                .toList());
    }
}
