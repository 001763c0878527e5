package org.perpex.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.common.contract.BookCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.AccountId;
import org.perpex.common.core.Asset;
import org.perpex.common.core.LeverageBracket;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.MarketSpec;
import org.perpex.common.core.OrderType;
import org.perpex.common.core.PositionSide;
import org.perpex.common.core.Product;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Route;
import org.perpex.common.core.SelfTradePrevention;
import org.perpex.common.core.Side;
import org.perpex.common.core.TimeInForce;
import org.perpex.common.spring.engine.Input;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.rocketmq.QueuePuller;
import org.perpex.common.spring.rocketmq.RocketMqQueues;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service on a real broker: packs on order-topic in, facts on risk-topic and trade-topic out. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ExtendWith(OutputCaptureExtension.class)
class MatchApplicationTest {

    private static final int MARKET = 1;
    private static final long MAKER = AccountId.of(1, 0).value();
    private static final long TAKER = AccountId.of(2, 0).value();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    @Autowired
    private PackSender sender;

    @Autowired
    private RocketMqQueues queues;

    @Autowired
    private MeterRegistry registry;

    @LocalServerPort
    private int port;

    /** A fact as a queue holds it. */
    private record Read(long number, long afterNumber, Message message) {}

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        EmbeddedRocketMq broker = EmbeddedRocketMq.shared();
        broker.createTopic("order-topic", 1);
        broker.createTopic("risk-topic", 1);
        broker.createTopic("trade-topic", 2);
        properties.add("PERPEX_ROCKETMQ", broker::nameServer);
        properties.add("PERPEX_DATA", () -> data.toString());
    }

    @Test
    void answersOrdersToTheAccountEngineAndToEverybody(CapturedOutput output) {
        StreamMark mark = send(
                StreamMark.START,
                new MarketCommand.ListMarket(spec()),
                new MarketCommand.SetPrices(1, 1, List.of(new MarketCommand.MarketPrice(MARKET, 1_000, 1_000))),
                new MarketCommand.SetPhase(MARKET, MarketPhase.TRADING),
                order(1, MAKER, Side.SELL, 10, 1_000));
        send(mark, order(2, TAKER, Side.BUY, 4, 1_000), order(3, TAKER, Side.BUY, 4, 2_000));

        List<Read> toAll = read(Destination.TRADE, 10);
        List<Read> toRisk = read(Destination.RISK, 8);

        assertThat(toAll)
                .extracting(read -> read.message().getClass().getSimpleName())
                .containsExactly(
                        "PhaseChanged",
                        "PhaseChanged",
                        "Accepted",
                        "Rested",
                        "LevelChanged",
                        "Accepted",
                        "Traded",
                        "Closed",
                        "LevelChanged",
                        "Rejected");
        assertThat(messages(toRisk))
                .isEqualTo(messages(toAll).stream()
                        .filter(fact -> !(fact instanceof BookFact.LevelChanged))
                        .toList());
        assertThat(toAll)
                .allSatisfy(fact -> assertThat(fact.afterNumber())
                        .as("%s stands behind itself on risk-topic", fact)
                        .isEqualTo(numberOnRisk(toRisk, toAll, fact)));
        assertThat(registry.get("perpex.match.trades").counter().count()).isEqualTo(1);
        assertThat(registry.get("perpex.match.orders")
                        .tag("result", "accepted")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("perpex.match.orders")
                        .tag("result", "price_off_band")
                        .counter()
                        .count())
                .isEqualTo(1);
        await().atMost(ANSWER_MAX).untilAsserted(() -> {
            assertThat(registry.get("perpex.match.resting.orders").gauge().value())
                    .isEqualTo(1);
            assertThat(registry.get("perpex.match.levels").gauge().value()).isEqualTo(1);
            assertThat(lines(output, request(2))).singleElement().asString().contains("\"result\":\"ACCEPTED\"");
            assertThat(lines(output, request(3)))
                    .singleElement()
                    .asString()
                    .contains(RejectReason.PRICE_OFF_BAND.name());
        });
    }

    @Test
    void isHealthyAndRefusesStrangers() throws IOException, InterruptedException {
        await().atMost(ANSWER_MAX).until(() -> status("/actuator/health") == 200);
        assertThat(status("/books")).isEqualTo(401);
    }

    private static List<String> lines(CapturedOutput output, RequestId request) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("\"trace\":\"" + request + "\""))
                .toList();
    }

    private static List<Message> messages(List<Read> facts) {
        return facts.stream().map(Read::message).toList();
    }

    /** The number, on risk-topic, of the last fact that was said there before or with this one. */
    private static long numberOnRisk(List<Read> toRisk, List<Read> toAll, Read fact) {
        long before = toAll.stream()
                .filter(read -> read.number() <= fact.number())
                .filter(read -> !(read.message() instanceof BookFact.LevelChanged))
                .count();
        return toRisk.get((int) before - 1).number();
    }

    private int status(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private StreamMark send(StreamMark mark, Message... messages) {
        PackWriter writer = new PackWriter();
        writer.begin(Source.RISK, 1, mark.number() + 1, mark.hash());
        for (Message message : messages) {
            writer.append(0, 0, message);
        }
        byte[] pack = writer.toBytes();
        sender.sendAcknowledged(Destination.ORDER, pack);
        PackReader reader = new PackReader().wrap(pack);
        StreamMark after = mark;
        while (reader.next()) {
            after = new StreamMark(reader.number(), reader.hashAfter());
        }
        return after;
    }

    /** Reads facts of the book from the beginning of a queue until there are so many. */
    private List<Read> read(Destination destination, int expected) {
        List<Read> facts = new ArrayList<>();
        try (QueuePuller puller = queues.open(destination, 0)) {
            await().atMost(ANSWER_MAX).until(() -> {
                for (Input input : puller.poll(Duration.ofMillis(100))) {
                    collect(input.body(), facts);
                }
                return facts.size() >= expected;
            });
        }
        return facts;
    }

    private static void collect(byte[] pack, List<Read> facts) {
        PackReader reader = new PackReader().wrap(pack);
        assertThat(reader.source()).isEqualTo(Source.MATCH);
        while (reader.next()) {
            Message message = reader.message();
            if (message instanceof BookFact) {
                facts.add(new Read(reader.number(), reader.afterNumber(), message));
            }
        }
    }

    private static RequestId request(long id) {
        return new RequestId(0xA11CEL, id);
    }

    private static BookCommand.Place order(long id, long account, Side side, long lots, long price) {
        return new BookCommand.Place(new OrderDetails(
                request(id),
                id,
                account,
                MARKET,
                side,
                PositionSide.BOTH,
                OrderType.LIMIT,
                TimeInForce.GTC,
                price,
                lots,
                false,
                SelfTradePrevention.NONE,
                0,
                Route.BOOK,
                "client-" + id));
    }

    private static MarketSpec spec() {
        return new MarketSpec(
                MARKET,
                "BTCUSDT",
                Product.PERPETUAL,
                Asset.BTC,
                Asset.USDT,
                new MarketSpec.Units(1, 1, 3, 1),
                new MarketSpec.Limits(1, 1_000_000, 1, 1_000_000, 120_000, 0, 1_100_000, 900_000, 300_000, 200),
                new MarketSpec.Fees(200, 500, 12_500),
                List.of(new LeverageBracket(0, 1_000_000_000_000_000L, 4_000, 125, 0)));
    }
}
