package org.perpex.market.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.perpex.market.index.Constituent;
import org.perpex.market.index.SourcePrice;

/**
 * Each reader against a venue on this machine that speaks as the real one does. The clock stands still unless a test
 * moves it.
 */
class VenueReaderTest {

    private static final long NOW = 1_800_000_000_000L;

    private final AtomicLong clockMillis = new AtomicLong(NOW);
    private final List<SourcePrice> prices = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private FakeVenue venue;
    private VenueReader reader;

    @BeforeEach
    void open() throws IOException {
        venue = new FakeVenue();
        reader = reader(Spoken.BINANCE);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        venue.close();
        http.close();
    }

    @ParameterizedTest
    @EnumSource(Spoken.class)
    void hearsTheBestPricesOnTheSocket(Spoken spoken) throws IOException {
        connect(spoken);
        assertThat(venue.heard().getFirst()).isEqualTo(spoken.subscription);
        spoken.acknowledgements.forEach(this::push);
        push(spoken.frame);
        await().until(() -> !prices.isEmpty());
        assertThat(prices)
                .containsExactly(new SourcePrice(
                        1,
                        spoken.format.source(),
                        spoken.frameUnits,
                        spoken.frameMillis > 0 ? spoken.frameMillis : NOW));
        assertThat(venue.questions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Spoken.class)
    void asksOnceASecondAfterThreeSecondsOfSilence(Spoken spoken) {
        venue.answer(spoken.answer);
        connect(spoken);
        assertThat(reader.isQuestionDue(spoken.name, NOW + 2_999)).isFalse();
        look(NOW + 3_000);
        await().until(() -> prices.size() == 1);
        assertThat(venue.questions()).containsExactly(spoken.question);
        assertThat(prices.getFirst())
                .isEqualTo(new SourcePrice(
                        1,
                        spoken.format.source(),
                        spoken.answerUnits,
                        spoken.answerMillis > 0 ? spoken.answerMillis : NOW + 3_000));
        assertThat(reader.isQuestionDue(spoken.name, NOW + 3_999)).isFalse();
        look(NOW + 4_000);
        await().until(() -> prices.size() == 2);
        assertThat(venue.questions()).hasSize(2);
    }

    @Test
    void asksNoMoreWhenTheSocketSpeaksAgain() {
        connect(Spoken.BYBIT);
        venue.answer(Spoken.BYBIT.answer);
        look(NOW + 3_000);
        await().until(() -> prices.size() == 1);
        push(Spoken.BYBIT.frame);
        await().until(() -> prices.size() == 2);
        assertThat(reader.isQuestionDue(Spoken.BYBIT.name, NOW + 5_999)).isFalse();
        assertThat(reader.isQuestionDue(Spoken.BYBIT.name, NOW + 6_000)).isTrue();
    }

    @Test
    void connectsAgainWhenTheSocketEnds() throws IOException {
        connect(Spoken.OKX);
        venue.hangUp();
        clockMillis.set(NOW + 2_000);
        await().until(() -> {
            reader.look();
            return venue.heard().size() == 2;
        });
        push(Spoken.OKX.frame);
        await().until(() -> !prices.isEmpty());
    }

    @Test
    void givesUpASocketThatSaysNothingAtAll() {
        connect(Spoken.HYPERLIQUID);
        look(NOW + 30_000);
        await().until(() -> venue.heard().size() == 2);
        assertThat(venue.heard().getLast()).isEqualTo("{\"method\":\"ping\"}");
        look(NOW + 30_001);
        await().until(() -> {
            reader.look();
            return venue.heard().size() == 3;
        });
    }

    @Test
    void takesNoPriceFromWhatIsNone() {
        connect(Spoken.BYBIT);
        for (String sides : List.of(
                "\"b\":[],\"a\":[[\"1.0\",\"1\"]]",
                "\"b\":[[\"2.0\",\"1\"]],\"a\":[[\"1.0\",\"1\"]]",
                "\"b\":[[\"0\",\"1\"]],\"a\":[[\"1.0\",\"1\"]]",
                "\"b\":[[\"1e3\",\"1\"]],\"a\":[[\"1e3\",\"1\"]]",
                "\"b\":[[\"1.0\",\"1\"]],\"a\":[[\"99999999999\",\"1\"]]")) {
            push("{\"topic\":\"orderbook.1.BTCUSDT\",\"ts\":1,\"data\":{\"s\":\"BTCUSDT\"," + sides + "}}");
        }
        push("pong");
        push(Spoken.BYBIT.frame.replace("BTCUSDT", "XRPUSDT"));
        push(Spoken.BYBIT.frame);
        await().until(() -> !prices.isEmpty());
        assertThat(prices).extracting(SourcePrice::units).containsExactly(Spoken.BYBIT.frameUnits);
    }

    /** A venue's clock that is ahead does not make its price younger than it is. */
    @Test
    void takesNoTimeFromTheFuture() {
        connect(Spoken.OKX);
        push(Spoken.OKX.frame.replace("1670324386802", "" + (NOW + 60_000)));
        await().until(() -> !prices.isEmpty());
        assertThat(prices.getFirst().timeMillis()).isEqualTo(NOW);
    }

    private VenueReader reader(Spoken spoken) {
        return new VenueReader(
                spoken.format,
                venue.address(),
                List.of(new Constituent(1, spoken.format.source(), spoken.name, 1)),
                new VenueReader.Parts(http, () -> Instant.ofEpochMilli(clockMillis.get()), prices::add));
    }

    private void connect(Spoken spoken) {
        reader = reader(spoken);
        reader.look();
        await().until(() -> venue.connections() == 1 && venue.heard().size() == 1);
    }

    private void look(long nowMillis) {
        clockMillis.set(nowMillis);
        reader.look();
    }

    private void push(String text) {
        try {
            venue.push(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void closesAConnectionThatWasGivenUpWhileItWasMade() {
        VenueSocket socket = new VenueSocket("subscribe", text -> {});
        socket.abort();
        WebSocket made = http.newWebSocketBuilder()
                .buildAsync(venue.address().socket(), socket)
                .join();
        await().until(made::isOutputClosed);
    }
}
