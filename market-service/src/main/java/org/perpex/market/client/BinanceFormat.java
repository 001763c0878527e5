package org.perpex.market.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.perpex.market.config.VenueAddress;
import org.perpex.market.index.IndexSource;
import tools.jackson.databind.JsonNode;

/** Binance spot: stream {@code <symbol>@bookTicker}, which has no time, and {@code ticker/bookTicker}. */
final class BinanceFormat implements VenueFormat {

    @Override
    public IndexSource source() {
        return IndexSource.BINANCE;
    }

    @Override
    public VenueAddress address() {
        return new VenueAddress(
                URI.create("wss://stream.binance.com:9443/stream"), URI.create("https://api.binance.com"));
    }

    @Override
    public String subscription(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.toLowerCase(Locale.ROOT) + "@bookTicker\"")
                .collect(Collectors.joining(",", "{\"method\":\"SUBSCRIBE\",\"params\":[", "],\"id\":1}"));
    }

    @Override
    public Optional<String> keepAlive() {
        return Optional.empty();
    }

    @Override
    public Optional<Quote> heard(JsonNode message) {
        JsonNode data = message.path("data");
        return VenueFormat.quote(data.path("s").asString(""), data.path("b"), data.path("a"), 0);
    }

    @Override
    public HttpRequest.Builder question(URI base, String name) {
        return HttpRequest.newBuilder(base.resolve("/api/v3/ticker/bookTicker?symbol=" + name));
    }

    @Override
    public Optional<Quote> answered(String name, JsonNode body) {
        return VenueFormat.quote(name, body.path("bidPrice"), body.path("askPrice"), 0);
    }
}
