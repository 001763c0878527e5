package org.perpex.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackReader;
import org.perpex.common.contract.Source;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.PhaseCause;
import org.perpex.common.core.Side;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.rocketmq.QueuePuller;
import org.perpex.common.spring.rocketmq.RocketMqQueues;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.market.client.FakeVenue;
import org.perpex.market.funding.FundingState;
import org.perpex.market.store.StoredPhases;
import org.perpex.market.store.StoredPrices;
import tools.jackson.databind.JsonNode;

/** The service with two sources for each market, the feed and a venue on this machine, on profile {@code local}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IndexSourcesTest {

    private static final Path DATA =
            Path.of("target", "sources-data-" + ProcessHandle.current().pid());
    private static final String FRAME =
            "{\"stream\":\"%s@bookTicker\",\"data\":{\"u\":1,\"s\":\"%s\",\"b\":\"%s\",\"B\":\"1\",\"a\":\"%s\",\"A\":\"1\"}}";

    private static final List<MarketCommand.SetPhase> PHASES = new ArrayList<>();
    private static final Map<Integer, Long> LOST_MILLIS = new TreeMap<>();
    private static MarketCommand.SetPrices newest = new MarketCommand.SetPrices(0, 0, List.of());

    private static EmbeddedRocketMq broker;
    private static RocketMqQueues queues;
    private static QueuePuller risk;
    private static FakeVenue venue;
    private static RunningMarket market;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedRocketMq.started();
        broker.createTopic("risk-topic", 1);
        broker.createTopic("trade-topic", 2);
        broker.createTopic("asset-topic", 1);
        queues = RocketMqQueues.start(broker.nameServer());
        risk = queues.open(Destination.RISK, 0);
        venue = new FakeVenue();
        market = new RunningMarket(
                broker,
                DATA,
                "perpex_market_sources_test",
                "--spring.profiles.active=local",
                "--perpex.market.sources=FEED,BINANCE",
                "--perpex.market.venues.BINANCE.socket=" + venue.address().socket(),
                "--perpex.market.venues.BINANCE.rest=" + venue.address().rest());
    }

    @AfterAll
    static void stop() throws Exception {
        market.close();
        venue.close();
        risk.close();
        queues.close();
        broker.close();
    }

    /** Weights 1 and 3: (61800 + 3 × 61837.635) / 4. The others never hear both sources, and stop. */
    @Test
    @Order(1)
    void makesTheIndexOfBothSources() {
        keepFedUntil(() -> indexPrice("BTCUSDT").equals("61828.22625000"));
        assertThat(gauge("perpex.market.index.sources", "", "BTCUSDT")).isEqualTo("2.0");
        keepFedUntil(() -> lastPhase(2) == MarketPhase.CANCEL_ONLY && lastPhase(3) == MarketPhase.CANCEL_ONLY);
        assertThat(lastPhase(1)).isEqualTo(MarketPhase.TRADING);
        assertThat(gauge("perpex.market.index.lost", "_total", "ETHUSDT")).isEqualTo("1.0");
    }

    @Test
    @Order(2)
    void takesOnlyCancelsWithinASecondWhenOneSourceIsLeft() {
        keepFedUntil(() -> true);
        long fedMillis = System.currentTimeMillis();
        keepUntil(() -> lastPhase(1) == MarketPhase.CANCEL_ONLY, false);
        assertThat(PHASES.getLast())
                .isEqualTo(new MarketCommand.SetPhase(1, MarketPhase.CANCEL_ONLY, PhaseCause.PRICE_SOURCES));
        // A loss is told with the look that finds it, ten times a second; a busy machine looks later.
        assertThat(LOST_MILLIS.get(1)).isBetween(fedMillis + 4_900, fedMillis + 10_000);
        assertThat(indexPrice("BTCUSDT")).isEqualTo("61828.22625000");
    }

    @Test
    @Order(3)
    void tradesAgainWhenBothSourcesHaveBeenBackForFiveSeconds() {
        long backMillis = System.currentTimeMillis();
        keepFedUntil(() -> lastPhase(1) == MarketPhase.TRADING);
        assertThat(System.currentTimeMillis() - backMillis).isGreaterThan(4_900);
        assertThat(PHASES.getLast())
                .isEqualTo(new MarketCommand.SetPhase(1, MarketPhase.TRADING, PhaseCause.PRICE_SOURCES));
    }

    @Test
    @Order(4)
    void followsAnOperatorOnADevelopersMachine() {
        String sol = "{\"symbol\":\"SOLUSDT\",\"price\":\"150.5\"}";
        assertThat(market.post(RunningMarket.TRADER, "/api/v1/local/index-price", sol)
                        .statusCode())
                .isEqualTo(403);
        assertThat(market.post(RunningMarket.OPERATOR, "/api/v1/local/index-price", sol)
                        .statusCode())
                .isEqualTo(204);
        for (String wrong : List.of(
                "{}",
                "{\"symbol\":\"NOPE\",\"price\":\"1\"}",
                "{\"symbol\":\"SOLUSDT\",\"price\":\"-1\"}",
                "{\"symbol\":\"SOLUSDT\",\"price\":\"x\"}",
                "{\"symbol\":\"SOLUSDT\",\"price\":\"99999999999\"}")) {
            assertThat(market.post(RunningMarket.OPERATOR, "/api/v1/local/index-price", wrong)
                            .statusCode())
                    .isEqualTo(400);
        }
        keepFedUntil(() -> indexPrice("SOLUSDT").equals("150.50000000"));
        keepFedUntil(() -> lastPhase(3) == MarketPhase.TRADING);
        assertThat(market.get("/fapi/v1/premiumIndex?symbol=SOLUSDT")
                        .path("markPrice")
                        .asString(""))
                .isEqualTo("150.50");
        assertThat(market.delete(RunningMarket.OPERATOR, "/api/v1/local/index-price?symbol=SOLUSDT")
                        .statusCode())
                .isEqualTo(204);
        keepFedUntil(() -> lastPhase(3) == MarketPhase.CANCEL_ONLY);
    }

    /** Index 150, impact bid 150.18: a premium of 0.12 % and, with an interest of 0.01 %, a rate of 0.07 %. */
    @Test
    @Order(5)
    void servesTheFundingAhead() {
        market.post(RunningMarket.OPERATOR, "/api/v1/local/index-price", "{\"symbol\":\"SOLUSDT\",\"price\":\"150\"}");
        keepFedUntil(() -> indexPrice("SOLUSDT").equals("150.00000000"));
        long dayMillis = System.currentTimeMillis() / 86_400_000L * 86_400_000L;
        try (PackSender sender = PackSender.start(broker.nameServer())) {
            MatchStream match = new MatchStream(sender);
            match.level(dayMillis, 3, Side.BUY, 15_018, 1_000_000).level(dayMillis, 3, Side.SELL, 15_019, 1_000_000);
            match.send();
        }
        RunningMarket.Frames socket = market.socket("/ws/solusdt@markPrice@1s");
        keepFedUntil(
                () -> funding("SOLUSDT").path("lastFundingRate").asString("").equals("0.00070000"));
        JsonNode served = funding("SOLUSDT");
        assertThat(served.path("interestRate").asString("")).isEqualTo("0.00010000");
        long due = served.path("nextFundingTime").asLong();
        assertThat(due % 28_800_000L).isZero();
        assertThat(due - served.path("time").asLong()).isBetween(0L, 28_800_000L);
        keepFedUntil(() -> !socket.events("markPriceUpdate").isEmpty()
                && socket.events("markPriceUpdate")
                        .getLast()
                        .path("r")
                        .asString("")
                        .equals("0.00070000"));
        assertThat(socket.events("markPriceUpdate").getLast().path("T").asLong())
                .isEqualTo(due);
        keepFedUntil(() -> newest.number() > 0 && newest.prices().get(2).ratePpb() == 700_000);
        assertThat(newest.prices().get(2).fundingMillis()).isEqualTo(due);
        keepFedUntil(() -> {
            JsonNode rows = market.get("/fapi/v1/premiumIndexKlines?symbol=SOLUSDT&interval=1m");
            return !rows.isEmpty()
                    && rows.get(rows.size() - 1).path(4).asString("").equals("0.00120000");
        });
        assertThat(market.get("/fapi/v1/fundingInfo")
                        .get(2)
                        .path("adjustedFundingRateCap")
                        .asString(""))
                .isEqualTo("0.02000000");
    }

    @Test
    @Order(6)
    void keepsTheFundingForTheNextComputer() {
        FundingState stored =
                market.bean(StoredPrices.class).lastPrices().get(2).funding();
        assertThat(stored.slot()).isPositive();
        assertThat(stored.weightedPpb()).isEqualTo(1_200_000 * stored.weights());
        assertThat(stored.dueMillis())
                .isEqualTo(funding("SOLUSDT").path("nextFundingTime").asLong());
        assertThat(stored.ratePpb()).isEqualTo(700_000);
    }

    @Test
    @Order(7)
    void changesAPhaseForItsIndexOnlyWithTheNewestEpochAndNeverAnOperators() {
        StoredPhases phases = market.bean(StoredPhases.class);
        long epoch = market.bean(StoredPrices.class).nextEpoch();
        phases.begin(98, MarketPhase.HALTED);
        assertThat(phases.suspend(98, epoch)).isEmpty();
        assertThat(phases.resume(98, epoch)).isEmpty();
        phases.begin(99, MarketPhase.POST_ONLY);
        assertThat(phases.resume(99, epoch)).isEmpty();
        assertThat(phases.suspend(99, epoch - 1)).isEmpty();
        assertThat(phases.suspend(99, epoch)).contains(MarketPhase.CANCEL_ONLY);
        assertThat(phases.suspend(99, epoch)).isEmpty();
        assertThat(phases.resume(99, epoch - 1)).isEmpty();
        assertThat(phases.resume(99, epoch)).contains(MarketPhase.POST_ONLY);
        assertThat(phases.resume(99, epoch)).isEmpty();
    }

    private interface Condition {
        boolean holds();
    }

    private static void keepFedUntil(Condition condition) {
        keepUntil(condition, true);
    }

    /** Keeps the venue speaking, and the feed too if it is told so, until something holds. */
    private static void keepUntil(Condition condition, boolean fed) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    venue.push(FRAME.formatted("btcusdt", "BTCUSDT", "61837.63000000", "61837.64000000"));
                    if (fed) {
                        String prices = "[{\"symbol\":\"BTCUSDT\",\"price\":\"61800\",\"time\":%d}]"
                                .formatted(System.currentTimeMillis());
                        market.post(RunningMarket.FEED, "/api/admin/market/index-prices", prices);
                    }
                    readRisk();
                    return condition.holds();
                });
    }

    private static void readRisk() throws InterruptedException {
        for (var input : risk.poll(Duration.ofMillis(50))) {
            PackReader reader = new PackReader().wrap(input.body());
            while (reader.next()) {
                Message message = reader.message();
                if (message instanceof MarketCommand.SetPhase phase
                        && reader.source().equals(Source.MARKET)) {
                    PHASES.add(phase);
                    if (phase.phase() == MarketPhase.CANCEL_ONLY) {
                        LOST_MILLIS.put(phase.market(), input.storeTimeMillis());
                    }
                } else if (message instanceof MarketCommand.SetPrices set) {
                    newest = set;
                }
            }
        }
    }

    /** The phase that a market was last sent into; each begins before trading. */
    private static MarketPhase lastPhase(int number) {
        return PHASES.stream()
                .filter(phase -> phase.market() == number)
                .reduce((_, later) -> later)
                .map(MarketCommand.SetPhase::phase)
                .orElse(MarketPhase.PRE_OPEN);
    }

    private static JsonNode funding(String symbol) {
        return market.get("/fapi/v1/premiumIndex?symbol=" + symbol);
    }

    private static String indexPrice(String symbol) {
        return funding(symbol).path("indexPrice").asString("");
    }

    /** Asks for a meter by its name on the page, and what is written behind that name. */
    private static String gauge(String meter, String suffix, String symbol) {
        String series = meter.replace('.', '_') + suffix + "{";
        return market.get(Identity.anonymous(), "/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(series) && line.contains("symbol=\"" + symbol + "\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("absent");
    }
}
