package org.perpex.market.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.perpex.market.config.VenueAddress;
import org.perpex.market.index.IndexSource;
import tools.jackson.databind.JsonNode;

/**
 * Bybit spot: topic {@code orderbook.1}, whose messages are whole and repeated when nothing changes, and
 * {@code market/tickers}.
 */
final class BybitFormat implements VenueFormat {

    @Override
    public IndexSource source() {
        return IndexSource.BYBIT;
    }

    @Override
    public VenueAddress address() {
        return new VenueAddress(
                URI.create("wss://stream.bybit.com/v5/public/spot"), URI.create("https://api.bybit.com"));
    }

    @Override
    public String subscription(List<String> names) {
        return names.stream()
                .map(name -> "\"orderbook.1." + name + '"')
                .collect(Collectors.joining(",", "{\"op\":\"subscribe\",\"args\":[", "]}"));
    }

    @Override
    public Optional<String> keepAlive() {
        return Optional.of("{\"op\":\"ping\"}");
    }

    @Override
    public Optional<Quote> heard(JsonNode message) {
        JsonNode data = message.path("data");
        return VenueFormat.quote(
                data.path("s").asString(""),
                data.path("b").path(0).path(0),
                data.path("a").path(0).path(0),
                message.path("ts").asLong(0));
    }

    @Override
    public HttpRequest.Builder question(URI base, String name) {
        return HttpRequest.newBuilder(base.resolve("/v5/market/tickers?category=spot&symbol=" + name));
    }

    @Override
    public Optional<Quote> answered(String name, JsonNode body) {
        JsonNode best = body.path("result").path("list").path(0);
        return VenueFormat.quote(
                name,
                best.path("bid1Price"),
                best.path("ask1Price"),
                body.path("time").asLong(0));
    }
}
