package org.perpex.market.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.perpex.market.config.VenueAddress;
import org.perpex.market.index.IndexSource;
import tools.jackson.databind.JsonNode;

/** Hyperliquid: channel {@code bbo}, one subscription a message, and {@code l2Book}. Spot pairs are named by number. */
final class HyperliquidFormat implements VenueFormat {

    @Override
    public IndexSource source() {
        return IndexSource.HYPERLIQUID;
    }

    @Override
    public VenueAddress address() {
        return new VenueAddress(URI.create("wss://api.hyperliquid.xyz/ws"), URI.create("https://api.hyperliquid.xyz"));
    }

    @Override
    public String subscription(List<String> names) {
        return names.stream()
                .map(name -> "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"bbo\",\"coin\":\"" + name + "\"}}")
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Optional<String> keepAlive() {
        return Optional.of("{\"method\":\"ping\"}");
    }

    @Override
    public Optional<Quote> heard(JsonNode message) {
        JsonNode data = message.path("data");
        JsonNode best = data.path("bbo");
        return VenueFormat.quote(
                data.path("coin").asString(""),
                best.path(0).path("px"),
                best.path(1).path("px"),
                data.path("time").asLong(0));
    }

    @Override
    public HttpRequest.Builder question(URI base, String name) {
        return HttpRequest.newBuilder(base.resolve("/info"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"l2Book\",\"coin\":\"" + name + "\"}"));
    }

    @Override
    public Optional<Quote> answered(String name, JsonNode body) {
        JsonNode levels = body.path("levels");
        return VenueFormat.quote(
                name,
                levels.path(0).path(0).path("px"),
                levels.path(1).path(0).path("px"),
                body.path("time").asLong(0));
    }
}
