package org.perpex.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.perpex.common.core.Side;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.spring.rocketmq.QueuePuller;
import org.perpex.common.spring.rocketmq.RocketMqQueues;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.market.candle.Candle;
import org.perpex.market.candle.Interval;
import org.perpex.market.candle.Series;
import org.perpex.market.store.History;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service from the facts of a matching engine to what its clients see. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MarketServiceTest {

    private static final Path DATA =
            Path.of("target", "market-data-" + ProcessHandle.current().pid());
    private static final String DATABASE = "perpex_market_test";
    private static final int BTC = 1;
    private static final int ETH = 2;

    /** Long past, so that no candle closes while a test runs. */
    private static final long MINUTE = Instant.now().toEpochMilli() / 86_400_000L * 86_400_000L;

    private static EmbeddedRocketMq broker;
    private static PackSender sender;
    private static MatchStream match;
    private static RunningMarket market;

    @BeforeAll
    static void start() {
        broker = EmbeddedRocketMq.shared();
        broker.createTopic("risk-topic", 1);
        broker.createTopic("trade-topic", 2);
        broker.createTopic("asset-topic", 1);
        sender = PackSender.start(broker.nameServer());
        match = new MatchStream(sender);
        market = new RunningMarket(broker, DATA, DATABASE);
        fillBtc();
    }

    @AfterAll
    static void stop() {
        market.close();
        sender.close();
    }

    /** Three levels a side, then one taker that takes two makers at one price and one at the next. */
    private static void fillBtc() {
        for (int i = 0; i < 3; i++) {
            match.level(MINUTE, BTC, Side.BUY, 600_000 - i, 10 + i);
            match.level(MINUTE, BTC, Side.SELL, 600_001 + i, 20 + i);
        }
        match.trade(MINUTE + 1, BTC, 77, Side.BUY, 600_001, 5)
                .trade(MINUTE + 1, BTC, 77, Side.BUY, 600_001, 15)
                .trade(MINUTE + 1, BTC, 77, Side.BUY, 600_002, 1)
                .level(MINUTE + 1, BTC, Side.SELL, 600_001, 0)
                .level(MINUTE + 1, BTC, Side.SELL, 600_002, 20)
                .heartbeat(MINUTE + 2);
        match.send();
        await().until(() -> market.get("/fapi/v1/depth?symbol=BTCUSDT&limit=5")
                        .path("lastUpdateId")
                        .asLong()
                == 8);
    }

    @Test
    void showsTheBookOfLevelChanges() {
        JsonNode depth = market.get("/fapi/v1/depth?symbol=BTCUSDT&limit=5");
        assertThat(depth.path("bids").toString())
                .isEqualTo("[[\"60000.00\",\"0.010\"],[\"59999.90\",\"0.011\"],[\"59999.80\",\"0.012\"]]");
        assertThat(depth.path("asks").toString()).isEqualTo("[[\"60000.20\",\"0.020\"],[\"60000.30\",\"0.022\"]]");
        assertThat(depth.path("T").asLong()).isGreaterThanOrEqualTo(MINUTE + 1);
        assertThat(market.get("/fapi/v1/rpiDepth?symbol=BTCUSDT&limit=5").path("bids"))
                .isEqualTo(depth.path("bids"));
        JsonNode best = market.get("/fapi/v1/ticker/bookTicker?symbol=BTCUSDT");
        assertThat(best.path("bidPrice").asString("")).isEqualTo("60000.00");
        assertThat(best.path("askQty").asString("")).isEqualTo("0.020");
        assertThat(market.get("/fapi/v1/ticker/bookTicker")).hasSize(3);
    }

    @Test
    void showsTradesAndJoinsThem() {
        JsonNode trades = market.get("/fapi/v1/trades?symbol=BTCUSDT");
        assertThat(trades).hasSize(3);
        assertThat(trades.get(1).path("id").asLong()).isEqualTo(2);
        assertThat(trades.get(1).path("price").asString("")).isEqualTo("60000.10");
        assertThat(trades.get(1).path("qty").asString("")).isEqualTo("0.015");
        assertThat(trades.get(1).path("quoteQty").asString("")).isEqualTo("900.00150000");
        assertThat(trades.get(1).path("isBuyerMaker").asBoolean()).isFalse();

        await().until(() -> market.get("/fapi/v1/historicalTrades?symbol=BTCUSDT&fromId=2&limit=10")
                        .size()
                == 2);
        JsonNode joined = market.get("/fapi/v1/aggTrades?symbol=BTCUSDT");
        assertThat(joined).hasSize(2);
        assertThat(joined.get(0).toString())
                .isEqualTo("{\"a\":1,\"p\":\"60000.10\",\"q\":\"0.020\",\"nq\":\"0.020\",\"f\":1,\"l\":2,\"T\":"
                        + (MINUTE + 1) + ",\"m\":false}");
        await().until(() ->
                market.get("/fapi/v1/aggTrades?symbol=BTCUSDT&fromId=2").size() == 1);
        assertThat(market.get("/fapi/v1/openInterest?symbol=BTCUSDT")
                        .path("openInterest")
                        .asString(""))
                .isEqualTo("0.021");
        History.Chart openInterest = new History.Chart(BTC, Series.OPEN_INTEREST, Interval.MINUTE_5);
        History.Chart longAccounts = new History.Chart(BTC, Series.LONG_ACCOUNTS, Interval.MINUTE_5);
        await().until(() -> lastOf(openInterest) == 21 && lastOf(longAccounts) > 0);
    }

    /** The last sample of a series in the first period; 0 if there is none. */
    private static long lastOf(History.Chart chart) {
        return market.bean(History.class).candlesWithin(chart, MINUTE, MINUTE, 1).stream()
                .mapToLong(Candle::closeTicks)
                .sum();
    }

    @Test
    void drawsCandlesAndTheDay() {
        JsonNode candles = market.get("/fapi/v1/klines?symbol=BTCUSDT&interval=1m&startTime=" + MINUTE + "&limit=3");
        JsonNode first = candles.get(0);
        assertThat(first).hasSize(12);
        assertThat(first.toString())
                .isEqualTo("[" + MINUTE
                        + ",\"60000.10\",\"60000.20\",\"60000.10\",\"60000.20\",\"0.021\"," + (MINUTE + 59_999)
                        + ",\"1260.00220000\",3,\"0.021\",\"1260.00220000\",\"0\"]");
        JsonNode day = market.get("/fapi/v1/ticker/24hr?symbol=BTCUSDT");
        assertThat(day.path("count").asLong()).isEqualTo(3);
        assertThat(day.path("lastPrice").asString("")).isEqualTo("60000.20");
        assertThat(day.path("priceChange").asString("")).isEqualTo("0.10");
        assertThat(day.path("quoteVolume").asString("")).isEqualTo("1260.00220000");
        assertThat(market.get("/fapi/v1/ticker/24hr")).hasSize(3);
        assertThat(market.get("/fapi/v2/ticker/price?symbol=BTCUSDT")
                        .path("price")
                        .asString(""))
                .isEqualTo("60000.20");
        await().until(() -> market.get("/fapi/v1/markPriceKlines?symbol=SOLUSDT&interval=1h")
                        .size()
                > 0);
    }

    @Test
    void answersErrorsOfTheDialect() {
        assertError("/fapi/v1/depth", -1102);
        assertError("/fapi/v1/depth?symbol=NOPE", -1121);
        assertError("/fapi/v1/depth?symbol=BTCUSDT&limit=7", -4021);
        assertError("/fapi/v1/klines?symbol=BTCUSDT&interval=7m", -1120);
        assertError("/fapi/v1/klines?symbol=BTCUSDT&interval=1m&startTime=2&endTime=1", -1023);
        assertError("/fapi/v1/trades?symbol=BTCUSDT&limit=1001", -1130);
        assertError("/fapi/v1/trades?symbol=BTCUSDT&limit=x", -1102);
    }

    @Test
    void describesItsMarkets() {
        JsonNode symbols = market.get("/fapi/v1/exchangeInfo").path("symbols");
        assertThat(symbols).hasSize(3);
        JsonNode btc = symbols.get(0);
        assertThat(btc.path("filters").toString())
                .contains("{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"556.80\",\"maxPrice\":\"4529764.00\","
                        + "\"tickSize\":\"0.10\"}")
                .contains("{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.001\",\"maxQty\":\"1000.000\","
                        + "\"stepSize\":\"0.001\"}")
                .contains("{\"filterType\":\"MIN_NOTIONAL\",\"notional\":\"10\"}")
                .contains("\"multiplierUp\":\"1.1000\",\"multiplierDown\":\"0.9000\"");
        String brackets = market.get(RunningMarket.TRADER, "/fapi/v1/leverageBracket?symbol=BTCUSDT")
                .body();
        assertThat(brackets)
                .contains("{\"bracket\":12,\"initialLeverage\":1,\"notionalCap\":1800000000,"
                        + "\"notionalFloor\":1200000000,\"maintMarginRatio\":0.500000,\"cum\":421481450}");
        assertThat(market.get(Identity.anonymous(), "/fapi/v1/leverageBracket").statusCode())
                .isEqualTo(401);
        assertThat(market.get(RunningMarket.TRADER, "/internal/markets").statusCode())
                .isEqualTo(403);
        JsonNode specs = new JsonMapper()
                .readTree(market.get(RunningMarket.TRADE_SERVICE, "/internal/markets")
                        .body());
        assertThat(specs).hasSize(3);
        assertThat(specs.get(0).path("units").path("tickSize").asLong()).isEqualTo(10);
        assertThat(specs.get(0).path("brackets")).hasSize(12);
        assertThat(specs.get(0).path("fees").path("makerPpm").asInt()).isEqualTo(200);
        assertThat(specs.get(0).path("fees").path("takerPpm").asInt()).isEqualTo(500);
    }

    /** Comes first: a mark price follows the trades and the book that the others bring to its market. */
    @Test
    @Order(Integer.MIN_VALUE)
    void tellsTheEnginesOfMarketsOnceAndOfPricesEachSecond() throws Exception {
        HttpResponse<String> refused = market.post(RunningMarket.TRADER, "/api/admin/market/index-prices", "[]");
        assertThat(refused.statusCode()).isEqualTo(403);
        String prices = "[{\"symbol\":\"ETHUSDT\",\"price\":\"2700.12345678\",\"time\":%d}]"
                .formatted(System.currentTimeMillis());
        assertThat(market.post(RunningMarket.FEED, "/api/admin/market/index-prices", prices)
                        .statusCode())
                .isEqualTo(204);
        await().until(() -> market.get("/fapi/v1/premiumIndex?symbol=ETHUSDT")
                .path("indexPrice")
                .asString("")
                .equals("2700.12345678"));
        assertThat(market.get("/fapi/v1/premiumIndex?symbol=ETHUSDT")
                        .path("markPrice")
                        .asString(""))
                .isEqualTo("2700.12");
        assertThat(market.get("/fapi/v1/premiumIndex?symbol=SOLUSDT")
                        .path("markPrice")
                        .asString(""))
                .isEqualTo("154.00");

        List<MarketCommand> numbered = new ArrayList<>();
        List<MarketCommand.SetPrices> sets = new ArrayList<>();
        readRisk(numbered, sets);
        assertThat(numbered).hasSize(6);
        assertThat(numbered.get(0))
                .isInstanceOfSatisfying(
                        MarketCommand.ListMarket.class,
                        listed -> assertThat(listed.spec().symbol()).isEqualTo("BTCUSDT"));
        assertThat(numbered.get(1)).isInstanceOf(MarketCommand.SetPhase.class);
        assertThat(sets).hasSizeGreaterThanOrEqualTo(2);
        for (int i = 1; i < sets.size(); i++) {
            MarketCommand.SetPrices before = sets.get(i - 1);
            MarketCommand.SetPrices set = sets.get(i);
            assertThat(set.epoch() > before.epoch() || set.epoch() == before.epoch() && set.number() > before.number())
                    .isTrue();
            assertThat(set.prices()).hasSize(3);
        }
        assertThat(sets.getLast().prices().get(1).markTicks()).isEqualTo(270_012);
    }

    @Test
    void hasNoDoorForAnOperatorsPriceExceptOnADevelopersMachine() {
        String price = "{\"symbol\":\"SOLUSDT\",\"price\":\"150.5\"}";
        assertThat(market.post(RunningMarket.OPERATOR, "/api/v1/local/index-price", price)
                        .statusCode())
                .isEqualTo(404);
        assertThat(market.delete(RunningMarket.OPERATOR, "/api/v1/local/index-price?symbol=SOLUSDT")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void pushesEachStreamInEveryFormOfAddress() {
        RunningMarket.Frames bare = market.socket("/ws/ethusdt@trade/ethusdt@bookTicker");
        RunningMarket.Frames wrapped = market.socket("/stream?streams=ethusdt@aggTrade/ethusdt@depth5@100ms");
        RunningMarket.Frames later = market.socket("/market/ws/3");
        RunningMarket.Frames connector = market.socket("/public/stream?streams=");
        later.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"ethusdt@kline_1m\",\"!markPrice@arr@1s\"],\"id\":\"x7\"}");
        connector.say("{\"method\":\"SUBSCRIBE\",\"params\":[\"!bookTicker\"],\"id\":4}");
        await().until(() ->
                later.received().size() >= 1 && !connector.received().isEmpty());
        assertThat(later.received().getFirst().toString()).isEqualTo("{\"result\":null,\"id\":\"x7\"}");
        assertThat(connector.received().getFirst().toString()).isEqualTo("{\"result\":null,\"id\":4}");

        match.trade(MINUTE + 1, ETH, 78, Side.SELL, 270_000, 3)
                .level(MINUTE + 1, ETH, Side.BUY, 269_999, 4)
                .level(MINUTE + 1, ETH, Side.SELL, 270_001, 6);
        match.send();

        await().until(() ->
                !bare.events("trade").isEmpty() && !bare.events("bookTicker").isEmpty());
        JsonNode trade = bare.events("trade").getFirst();
        assertThat(trade.path("p").asString("")).isEqualTo("2700.00");
        assertThat(trade.path("X").asString("")).isEqualTo("MARKET");
        assertThat(trade.path("m").asBoolean()).isTrue();
        assertThat(bare.events("bookTicker").getLast().path("b").asString("")).isEqualTo("2699.99");
        await().until(() -> wrapped.events("aggTrade").size() == 1
                && !wrapped.events("depthUpdate").isEmpty());
        assertThat(wrapped.received().getFirst().path("stream").asString("")).startsWith("ethusdt@");
        assertThat(wrapped.events("depthUpdate").getLast().path("b").toString()).isEqualTo("[[\"2699.99\",\"0.004\"]]");
        await().until(() -> !later.events("kline").isEmpty());
        assertThat(later.events("kline").getLast().path("k").path("c").asString(""))
                .isEqualTo("2700.00");
        await().until(() -> later.received().stream().anyMatch(frame -> frame.isArray() && frame.size() == 3));
        await().until(() -> !connector.events("bookTicker").isEmpty());

        later.say("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":5}");
        await().until(() -> later.received().stream()
                .anyMatch(frame ->
                        frame.toString().equals("{\"result\":[\"!markPrice@arr@1s\",\"ethusdt@kline_1m\"],\"id\":5}")));
        later.say("nonsense");
        await().until(() -> later.received().stream().anyMatch(frame -> frame.has("error")));
    }

    @Test
    void aSnapshotAndEachSpeedOfChangesGiveTheBookOfTheService() {
        List<String> speeds = List.of("@100ms", "", "@500ms");
        List<RunningMarket.Frames> sockets = speeds.stream()
                .map(speed -> market.socket("/ws/solusdt@depth" + speed))
                .toList();
        for (int i = 0; i < 40; i++) {
            match.level(MINUTE + 1, 3, i % 2 == 0 ? Side.BUY : Side.SELL, 15_400 + (i % 2) * 10 + i % 7, i % 5);
            if (i % 4 == 3) {
                match.send();
                int sequence = i + 1;
                await().until(() -> market.get("/fapi/v1/depth?symbol=SOLUSDT&limit=5")
                                .path("lastUpdateId")
                                .asLong()
                        == sequence);
            }
        }
        for (RunningMarket.Frames socket : sockets) {
            await().until(() -> !socket.events("depthUpdate").isEmpty()
                    && socket.events("depthUpdate").getLast().path("u").asLong() == 40);
            long last = 0;
            for (JsonNode event : socket.events("depthUpdate")) {
                assertThat(event.path("pu").asLong()).isEqualTo(last);
                assertThat(event.path("U").asLong()).isEqualTo(last + 1);
                last = event.path("u").asLong();
            }
        }
    }

    /** Comes last, for it adds to the book that the others read. */
    @Test
    @Order(Integer.MAX_VALUE)
    void goesOnAfterAKillFromItsSnapshotAndTheStream() throws Exception {
        await().until(() -> Files.exists(DATA.resolve("market/feed.snapshot")));
        Path copy = Path.of("target", "killed-" + ProcessHandle.current().pid());
        Files.createDirectories(copy.resolve("market"));
        Files.copy(DATA.resolve("market/feed.snapshot"), copy.resolve("market/feed.snapshot"));
        match.level(MINUTE + 1, BTC, Side.BUY, 500_000, 99)
                .trade(MINUTE + 1, BTC, 90, Side.SELL, 600_000, 2)
                .level(MINUTE + 1, BTC, Side.BUY, 600_000, 8);
        match.send();
        await().until(() ->
                market.get("/fapi/v1/historicalTrades?symbol=BTCUSDT&fromId=4").size() == 1);

        compareWithRestarted(copy);
        compareWithRestarted(
                Path.of("target", "emptied-" + ProcessHandle.current().pid()));
    }

    private static void compareWithRestarted(Path data) throws IOException {
        try (RunningMarket restarted = new RunningMarket(broker, data, DATABASE)) {
            for (String path : List.of(
                    "/fapi/v1/trades?symbol=BTCUSDT",
                    "/fapi/v1/aggTrades?symbol=BTCUSDT",
                    "/fapi/v1/klines?symbol=BTCUSDT&interval=1h&endTime=" + (MINUTE + 10),
                    "/fapi/v1/openInterest?symbol=BTCUSDT")) {
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(restarted.get(path)).isEqualTo(market.get(path)));
            }
            for (String side : List.of("bids", "asks", "lastUpdateId")) {
                String path = "/fapi/v1/depth?symbol=BTCUSDT&limit=1000";
                assertThat(restarted.get(path).path(side))
                        .isEqualTo(market.get(path).path(side));
            }
        }
    }

    private static void readRisk(List<MarketCommand> numbered, List<MarketCommand.SetPrices> sets) throws Exception {
        try (RocketMqQueues queues = RocketMqQueues.start(broker.nameServer());
                QueuePuller puller = queues.open(Destination.RISK, 0)) {
            await().until(() -> {
                for (var input : puller.poll(Duration.ofMillis(200))) {
                    PackReader reader = new PackReader().wrap(input.body());
                    while (reader.next()) {
                        Message message = reader.message();
                        if (reader.source().equals(Source.MARKET)) {
                            numbered.add((MarketCommand) message);
                        } else if (message instanceof MarketCommand.SetPrices set) {
                            sets.add(set);
                        }
                    }
                }
                return numbered.size() >= 6
                        && sets.size() >= 2
                        && sets.getLast().prices().get(1).markTicks() == 270_012;
            });
        }
    }

    private static void assertError(String path, int code) {
        HttpResponse<String> answer = market.get(Identity.anonymous(), path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"code\":" + code + ",");
    }
}
