package org.perpex.market.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.perpex.market.config.VenueAddress;
import org.perpex.market.index.IndexSource;
import tools.jackson.databind.JsonNode;

/** OKX spot: channel {@code bbo-tbt}, and {@code market/ticker}. */
final class OkxFormat implements VenueFormat {

    @Override
    public IndexSource source() {
        return IndexSource.OKX;
    }

    @Override
    public VenueAddress address() {
        return new VenueAddress(URI.create("wss://ws.okx.com:8443/ws/v5/public"), URI.create("https://www.okx.com"));
    }

    @Override
    public String subscription(List<String> names) {
        return names.stream()
                .map(name -> "{\"channel\":\"bbo-tbt\",\"instId\":\"" + name + "\"}")
                .collect(Collectors.joining(",", "{\"op\":\"subscribe\",\"args\":[", "]}"));
    }

    @Override
    public Optional<String> keepAlive() {
        return Optional.of("ping");
    }

    @Override
    public Optional<Quote> heard(JsonNode message) {
        JsonNode best = message.path("data").path(0);
        return VenueFormat.quote(
                message.path("arg").path("instId").asString(""),
                best.path("bids").path(0).path(0),
                best.path("asks").path(0).path(0),
                best.path("ts").asLong(0));
    }

    @Override
    public HttpRequest.Builder question(URI base, String name) {
        return HttpRequest.newBuilder(base.resolve("/api/v5/market/ticker?instId=" + name));
    }

    @Override
    public Optional<Quote> answered(String name, JsonNode body) {
        JsonNode best = body.path("data").path(0);
        return VenueFormat.quote(
                name, best.path("bidPx"), best.path("askPx"), best.path("ts").asLong(0));
    }
}
