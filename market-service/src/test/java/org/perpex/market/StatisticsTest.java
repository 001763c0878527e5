package org.perpex.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.FundingFact;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.StreamMark;
import org.perpex.common.core.RequestId;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.market.candle.Interval;
import org.perpex.market.candle.Series;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Statistics of periods, made of candles that the test wrote. SOLUSDT: ticks of 0.01, lots of 0.01. */
class StatisticsTest {

    private static final int SOL = 3;
    private static final long PERIOD = 300_000;

    /** The first of three periods, long over. */
    private static final long FIRST = 1_700_000_100_000L;

    private static final String RANGE = "&period=5m&startTime=" + FIRST;

    /** Of its own, so that no other test reads what this instance tells the engines. */
    private static EmbeddedRocketMq broker;

    private static RunningMarket market;
    private static JdbcTemplate jdbc;

    /** What a candle holds: prices when it began and ended, lots, and lots that takers bought. */
    private record Sums(long open, long close, long lots, long bought) {}

    @BeforeAll
    static void start() {
        broker = EmbeddedRocketMq.started();
        broker.createTopic("risk-topic", 1);
        broker.createTopic("trade-topic", 2);
        broker.createTopic("asset-topic", 1);
        market = new RunningMarket(
                broker,
                Path.of("target", "statistics-" + ProcessHandle.current().pid()),
                "perpex_statistics_test");
        jdbc = market.bean(JdbcTemplate.class);
        write(Series.TRADES, 0, new Sums(15_000, 15_100, 300, 200));
        write(Series.TRADES, 2, new Sums(15_200, 15_050, 100, 100));
        write(Series.INDEX, 0, new Sums(15_000, 15_000, 0, 0));
        write(Series.INDEX, 1, new Sums(15_000, 15_200, 0, 0));
        write(Series.MARK, 0, new Sums(15_010, 15_000, 0, 0));
        write(Series.MARK, 1, new Sums(15_020, 15_000, 0, 0));
        write(Series.OPEN_INTEREST, 0, new Sums(4_000, 9_000, 0, 0));
        write(Series.OPEN_INTEREST, 1, new Sums(9_000, 9_000, 0, 0));
        write(Series.LONG_ACCOUNTS, 0, new Sums(666_666, 500_000, 0, 0));
        write(Series.LONG_ACCOUNTS, 1, new Sums(500_000, 500_000, 0, 0));
    }

    private static void write(Series series, int period, Sums sums) {
        jdbc.update(
                "REPLACE INTO candle (market, series, span, open_millis, open_ticks, high_ticks, low_ticks, close_ticks,"
                        + " lots, tick_lots, trades, taker_buy_lots, taker_buy_tick_lots, first_trade, last_trade)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1, ?, 0, 0, 0)",
                SOL,
                series.code,
                Interval.MINUTE_5.code,
                FIRST + period * PERIOD,
                sums.open(),
                sums.open(),
                sums.open(),
                sums.close(),
                sums.lots(),
                sums.bought());
    }

    @AfterAll
    static void stop() {
        market.close();
        broker.close();
    }

    @Test
    void comparesWhatTakersBoughtWithWhatTheySold() {
        JsonNode rows = market.get("/futures/data/takerlongshortRatio?symbol=SOLUSDT" + RANGE);

        assertThat(rows).as("nothing was sold in the third period").containsExactly(json("""
                {"buySellRatio":"2.0000","buyVol":"2.00","sellVol":"1.00","timestamp":%d}
                """.formatted(FIRST)));
    }

    @Test
    void valuesOpenInterestAtTheMarkPriceOfTheMoment() {
        JsonNode rows = market.get("/futures/data/openInterestHist?symbol=SOLUSDT" + RANGE);

        assertThat(rows).containsExactly(json("""
                {"symbol":"SOLUSDT","sumOpenInterest":"40.00","sumOpenInterestValue":"6004.00000000",
                "CMCCirculatingSupply":"0","timestamp":%d}
                """.formatted(FIRST)), json("""
                {"symbol":"SOLUSDT","sumOpenInterest":"90.00","sumOpenInterestValue":"13518.00000000",
                "CMCCirculatingSupply":"0","timestamp":%d}
                """.formatted(FIRST + PERIOD)));
    }

    @Test
    void comparesAccountsThatAreLongWithThoseThatAreShort() {
        JsonNode rows = market.get("/futures/data/globalLongShortAccountRatio?symbol=SOLUSDT&limit=1" + RANGE);

        assertThat(rows).containsExactly(json("""
                {"symbol":"SOLUSDT","longShortRatio":"2.0000","longAccount":"0.6667","shortAccount":"0.3333",
                "timestamp":%d}
                """.formatted(FIRST)));
    }

    @Test
    void measuresHowFarTheLastTradeLiesFromTheIndex() {
        JsonNode rows = market.get("/futures/data/basis?pair=SOLUSDT&contractType=PERPETUAL" + RANGE);

        assertThat(rows)
                .as("the last price stands where nothing was traded")
                .containsExactly(json("""
                {"indexPrice":"150.00","contractType":"PERPETUAL","basisRate":"0.0067","futuresPrice":"151.00",
                "annualizedBasisRate":"","basis":"1.00","pair":"SOLUSDT","timestamp":%d}
                """.formatted(FIRST)), json("""
                {"indexPrice":"152.00","contractType":"PERPETUAL","basisRate":"-0.0066","futuresPrice":"151.00",
                "annualizedBasisRate":"","basis":"-1.00","pair":"SOLUSDT","timestamp":%d}
                """.formatted(FIRST + PERIOD)));
        assertThat(market.get("/futures/data/basis?pair=SOLUSDT&contractType=NEXT_QUARTER" + RANGE))
                .isEmpty();
    }

    @Test
    void showsOnlyPeriodsOfTheRangeThatAreOver() {
        String path = "/futures/data/openInterestHist?symbol=SOLUSDT&period=5m";
        assertThat(market.get(path + "&startTime=" + (FIRST + 1))).hasSize(1);
        assertThat(market.get(path + "&startTime=" + FIRST + "&endTime=" + FIRST))
                .hasSize(1);
        long now = System.currentTimeMillis();
        write(Series.MARK, (int) ((now - FIRST) / PERIOD), new Sums(15_000, 15_000, 0, 0));
        write(Series.OPEN_INTEREST, (int) ((now - FIRST) / PERIOD), new Sums(1, 1, 0, 0));
        assertThat(market.get(path + "&startTime=" + (now - PERIOD)))
                .as("a period that has begun is not over")
                .isEmpty();
    }

    @Test
    void refusesWhatItCannotShow() {
        String path = "/futures/data/openInterestHist?symbol=SOLUSDT";
        assertError(path, -1102);
        assertError(path + "&period=1m", -1120);
        assertError(path + "&period=5m&limit=501", -1130);
        assertError(path + "&period=5m&startTime=2&endTime=1", -1023);
        assertError("/futures/data/openInterestHist?symbol=NOPE&period=5m", -1121);
        assertError("/futures/data/basis?pair=SOLUSDT&period=5m", -1102);
        assertError("/futures/data/basis?pair=SOLUSDT&period=5m&contractType=X", -1130);
    }

    @Test
    void namesTheSourcesOfAnIndexThatHaveSaidAPrice() {
        String price =
                "[{\"symbol\":\"SOLUSDT\",\"price\":\"150.5\",\"time\":%d}]".formatted(System.currentTimeMillis());
        assertThat(market.post(RunningMarket.FEED, "/api/admin/market/index-prices", price)
                        .statusCode())
                .isEqualTo(204);

        JsonNode index = market.get("/fapi/v1/constituents?symbol=SOLUSDT");
        assertThat(index.path("symbol").asString("")).isEqualTo("SOLUSDT");
        assertThat(index.path("time").asLong()).isPositive();
        assertThat(index.path("constituents")).containsExactly(json("""
                {"exchange":"feed","symbol":"SOLUSDT","price":"150.50000000","weight":"1.00000000"}
                """));
        assertThat(market.get("/fapi/v1/constituents?symbol=ETHUSDT").path("constituents"))
                .isEmpty();
        assertError("/fapi/v1/constituents", -1102);
        assertThat(market.get("/fapi/v1/indexInfo")).isEmpty();
    }

    @Test
    void listsTheFundingThatWasPaid() {
        long first = 1_700_006_400_000L;
        long second = first + 28_800_000;
        PackWriter pack = new PackWriter();
        pack.begin(Source.RISK, 1, 1, StreamMark.START.hash());
        pack.append(first, 0, paid(1, first, 100_000, 600_000));
        pack.append(first, 0, new AccountFact.CheckpointTaken(1, 0, 0, 0));
        pack.append(first, 0, paid(SOL, first, -250_019, 15_000));
        pack.append(second, 0, paid(1, second, 123_456, 610_000));
        try (PackSender sender = PackSender.start(broker.nameServer())) {
            sender.sendAcknowledged(Destination.ASSET, pack.toBytes());
        }

        await().until(() -> market.get("/fapi/v1/fundingRate").size() == 3);
        assertThat(market.get("/fapi/v1/fundingRate?symbol=BTCUSDT"))
                .containsExactly(json("""
                {"symbol":"BTCUSDT","fundingRate":"0.00010000","fundingTime":%d,"markPrice":"60000.00"}
                """.formatted(first)), json("""
                {"symbol":"BTCUSDT","fundingRate":"0.00012345","fundingTime":%d,"markPrice":"61000.00"}
                """.formatted(second)));
        assertThat(timesOf("limit=1")).containsExactly(second);
        assertThat(timesOf("limit=1&startTime=1")).containsExactly(first);
        assertThat(timesOf("startTime=" + first + "&endTime=" + first)).containsExactly(first, first);
        assertThat(market.get("/fapi/v1/fundingRate?symbol=SOLUSDT")
                        .get(0)
                        .path("fundingRate")
                        .asString(""))
                .isEqualTo("-0.00025001");
        assertThat(market.get("/fapi/v1/fundingRate?symbol=ETHUSDT")).isEmpty();
        assertError("/fapi/v1/fundingRate?startTime=2&endTime=1", -1023);
        assertError("/fapi/v1/fundingRate?limit=1001", -1130);
    }

    private static FundingFact.Settled paid(int ofMarket, long dueMillis, long ratePpb, long markTicks) {
        return new FundingFact.Settled(RequestId.NONE, ofMarket, dueMillis, ratePpb, markTicks, 0, 0, 0, 0);
    }

    private static List<Long> timesOf(String query) {
        return market.get("/fapi/v1/fundingRate?" + query)
                .valueStream()
                .map(row -> row.path("fundingTime").asLong())
                .toList();
    }

    @Test
    void listsNothingOnASpotExchange() {
        for (String path : List.of(
                "/sapi/v1/capital/config/getall", "/sapi/v1/margin/allPairs", "/sapi/v1/margin/isolated/allPairs")) {
            assertThat(market.get(RunningMarket.TRADER, path).body()).isEqualTo("[]");
            assertThat(market.get(Identity.anonymous(), path).statusCode()).isEqualTo(401);
        }
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }

    private static void assertError(String path, int code) {
        HttpResponse<String> answer = market.get(Identity.anonymous(), path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"code\":" + code + ",");
    }
}
