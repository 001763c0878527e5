package org.perpex.market.client;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.perpex.market.config.VenueAddress;
import org.perpex.market.index.Constituent;
import org.perpex.market.index.SourcePrice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows the best prices of one venue. The socket comes first; a name of which it has said nothing for three seconds
 * is asked for, once a second, until the socket speaks of it again. {@link #look} is called by one thread, several times
 * a second; messages and answers arrive on threads of the client.
 */
final class VenueReader {

    /** How long the socket may say nothing of a name. */
    static final Duration SILENCE = Duration.ofSeconds(3);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);
    private static final Duration CONNECT_AGAIN = Duration.ofSeconds(2);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** A connection on which nothing at all came for so long is given up. */
    private static final Duration DEAD = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(VenueReader.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final VenueFormat format;
    private final VenueAddress address;
    private final Map<String, Integer> markets;
    private final HttpClient http;
    private final InstantSource clock;
    private final Consumer<SourcePrice> sink;
    private final Map<String, Long> heardMillis = new ConcurrentHashMap<>();
    private final Map<String, Long> askedMillis = new ConcurrentHashMap<>();
    private volatile long anyHeardMillis;
    private @Nullable VenueSocket socket;
    private long connectedMillis;
    private long keptAliveMillis;

    /** What readers share. */
    record Parts(HttpClient http, InstantSource clock, Consumer<SourcePrice> sink) {}

    VenueReader(VenueFormat format, VenueAddress address, List<Constituent> constituents, Parts parts) {
        this.format = format;
        this.address = address;
        this.markets = constituents.stream().collect(Collectors.toMap(Constituent::name, Constituent::market));
        this.http = parts.http();
        this.clock = parts.clock();
        this.sink = parts.sink();
        long now = clock.millis();
        markets.keySet().forEach(name -> heardMillis.put(name, now));
    }

    /** Does what is due: connects, keeps the connection open, asks for what the socket does not say. */
    void look() {
        long now = clock.millis();
        connectIfDue(now);
        markets.keySet().stream().filter(name -> isQuestionDue(name, now)).forEach(name -> ask(name, now));
    }

    void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private void connectIfDue(long now) {
        VenueSocket current = socket;
        if (current != null && !current.hasEnded()) {
            if (now - Math.max(anyHeardMillis, connectedMillis) > DEAD.toMillis()) {
                LOG.warn("{} has been silent for {}: the connection is given up", format.source(), DEAD);
                current.abort();
            } else if (now - keptAliveMillis >= KEEP_ALIVE.toMillis()) {
                keptAliveMillis = now;
                format.keepAlive().ifPresent(current::say);
            }
        } else if (current == null || now - connectedMillis >= CONNECT_AGAIN.toMillis()) {
            connect(now);
        }
    }

    private void connect(long now) {
        if (socket != null) {
            LOG.warn("the connection to {} ended; connecting again", format.source());
        }
        VenueSocket next = new VenueSocket(format.subscription(List.copyOf(markets.keySet())), this::hear);
        socket = next;
        connectedMillis = now;
        keptAliveMillis = now;
        http.newWebSocketBuilder()
                .connectTimeout(SILENCE)
                .buildAsync(address.socket(), next)
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.warn("{} cannot be reached: {}", format.source(), failure.toString());
                        next.abort();
                    }
                });
    }

    private void hear(String text) {
        anyHeardMillis = clock.millis();
        JsonNode message = read(text);
        if (message != null) {
            format.heard(message).ifPresent(quote -> {
                if (take(quote)) {
                    heardMillis.put(quote.name(), clock.millis());
                }
            });
        }
    }

    /** Whether the socket has been silent about a name for long enough, and the last question is old enough. */
    boolean isQuestionDue(String name, long now) {
        return now - heardMillis.getOrDefault(name, 0L) >= SILENCE.toMillis()
                && now - askedMillis.getOrDefault(name, 0L) >= ASK_AGAIN.toMillis();
    }

    private void ask(String name, long now) {
        askedMillis.put(name, now);
        http.sendAsync(
                        format.question(address.rest(), name).timeout(SILENCE).build(),
                        HttpResponse.BodyHandlers.ofString())
                .whenComplete((answer, failure) -> {
                    if (failure != null || answer.statusCode() != 200) {
                        LOG.warn(
                                "{} did not answer for {}: {}",
                                format.source(),
                                name,
                                failure != null ? failure.toString() : answer.statusCode());
                        return;
                    }
                    JsonNode body = read(answer.body());
                    if (body != null) {
                        format.answered(name, body).ifPresent(this::take);
                    }
                });
    }

    /** Passes a quote on. Returns false if it is of no market here, or is no price. */
    private boolean take(Quote quote) {
        Integer market = markets.get(quote.name());
        OptionalLong middle = quote.middleUnits();
        if (market == null || middle.isEmpty()) {
            return false;
        }
        long now = clock.millis();
        long timeMillis = quote.timeMillis() > 0 ? Math.min(quote.timeMillis(), now) : now;
        sink.accept(new SourcePrice(market, format.source(), middle.getAsLong(), timeMillis));
        return true;
    }

    /** Returns null for what is no JSON, such as the answer to a ping. */
    private static @Nullable JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException noJson) {
            return null;
        }
    }
}
