package org.perpex.market.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.perpex.market.config.VenueAddress;
import org.perpex.market.index.IndexSource;
import tools.jackson.databind.JsonNode;

/** The words of one venue. Stateless and thread-safe. */
interface VenueFormat {

    IndexSource source();

    /** Where the venue is unless the settings say otherwise. */
    VenueAddress address();

    /** What is said on a new connection to hear the best prices of these names. */
    String subscription(List<String> names);

    /** What keeps a connection open; empty if the protocol's own pings do. */
    Optional<String> keepAlive();

    /** The best prices in a message of the socket; empty if it says something else. */
    Optional<Quote> heard(JsonNode message);

    /** The request for the best prices of a name. */
    HttpRequest.Builder question(URI base, String name);

    /** The best prices in the answer to such a request; empty if it has none. */
    Optional<Quote> answered(String name, JsonNode body);

    /** The texts of both sides, where each is given by the path of its best price. */
    static Optional<Quote> quote(String name, JsonNode bid, JsonNode ask, long timeMillis) {
        return bid.isString() && ask.isString()
                ? Optional.of(new Quote(name, bid.asString(), ask.asString(), timeMillis))
                : Optional.empty();
    }
}
