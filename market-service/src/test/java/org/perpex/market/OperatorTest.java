package org.perpex.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.Message;
import org.perpex.common.contract.PackWriter;
import org.perpex.common.core.MarketPhase;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.spring.approval.AuditDesk;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.rocketmq.PackSender;
import org.perpex.common.testkit.admin.AdminTable;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.market.specification.Listing;
import org.perpex.market.specification.Listings;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operators on a running service: what they say goes to the engines, to the public and into the audit trail. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorTest {

    private static final String MARKETS = "/api/admin/market/markets/";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NEW_MARKET = """
            {"reason":"asked for by traders","listing":{"symbol":"%s","base":"ETH","quote":"USDT",
            "tickSize":"0.010","lotSize":"0.01","steadyPrice":"2500.00","terms":{
            "priceMin":"0.01","priceMax":"100000","sizeMin":"0.01","sizeMax":"10000","marketSizeMax":"1000",
            "notionalMin":"5","priceUp":"1.1","priceDown":"0.9","takeBound":"0.05","openOrdersMax":100,
            "makerFee":"-0.0001","takerFee":"0.0005","liquidationFee":"0.01","triggerProtect":"0.05",
            "brackets":[{"cap":"50000","maintenance":"0.01","leverageMax":50},
            {"cap":"1000000","maintenance":"0.025","leverageMax":20}]}}}
            """;
    private static EmbeddedRocketMq broker;
    private static PackSender sender;
    private static RunningMarket market;

    @BeforeAll
    static void start() {
        broker = EmbeddedRocketMq.started();
        broker.createTopic("risk-topic", 1);
        broker.createTopic("trade-topic", 2);
        broker.createTopic("asset-topic", 1);
        sender = PackSender.start(broker.nameServer());
        Path data = Path.of("target", "operator-" + ProcessHandle.current().pid());
        market = new RunningMarket(
                broker, data, "perpex_operator_" + ProcessHandle.current().pid());
    }

    @AfterAll
    static void stop() {
        market.close();
        sender.close();
        broker.close();
    }

    @Test
    @Order(1)
    void admitsEachRoleWhereTheTableSaysSo() {
        AdminTable.of("market")
                .check(
                        market.mapping(),
                        Arrays.stream(Role.values()).map(Enum::name).toList(),
                        (method, path, role) ->
                                market.call(caller(role), method, path, "{}").statusCode());
    }

    @Test
    @Order(2)
    void haltsAndResumesAMarket() {
        HttpResponse<String> halted = phase(RunningMarket.OPERATOR, "ETHUSDT", "HALTED");

        assertThat(JSON.readTree(halted.body()).path("phase").asString("")).isEqualTo("HALTED");
        assertThat(lastCommand()).isEqualTo(frame(new MarketCommand.SetPhase(2, MarketPhase.HALTED)));
        assertThat(reason(phase(RunningMarket.OPERATOR, "ETHUSDT", "HALTED"))).isEqualTo("PHASE_UNCHANGED");
        for (String phase : List.of("CANCEL_ONLY", "REDUCE_ONLY", "POST_ONLY", "AUCTION", "TRADING")) {
            assertThat(phase(RunningMarket.OPERATOR, "ETHUSDT", phase).statusCode())
                    .as(phase)
                    .isEqualTo(200);
        }
        assertThat(lastCommand()).isEqualTo(frame(new MarketCommand.SetPhase(2, MarketPhase.TRADING)));
    }

    @Test
    @Order(3)
    void refusesWhatIsNoPhaseForAnOperator() {
        long before = commands();

        assertThat(reason(phase(RunningMarket.OPERATOR, "ETHUSDT", "SETTLING"))).isEqualTo("PHASE_NOT_OFFERED");
        assertThat(reason(phase(RunningMarket.OPERATOR, "ETHUSDT", "PRE_OPEN"))).isEqualTo("PHASE_NOT_OFFERED");
        assertThat(reason(phase(RunningMarket.OPERATOR, "ETHUSDT", "ASLEEP"))).isEqualTo("FIELD_INVALID");
        assertThat(reason(phase(RunningMarket.OPERATOR, "NOSUCH", "HALTED"))).isEqualTo("MARKET_UNKNOWN");
        assertThat(market.post(RunningMarket.OPERATOR, MARKETS + "ETHUSDT/phase", "{\"phase\":\"HALTED\"}")
                        .body())
                .contains("reason must have 3 to 500 printable characters.");
        assertThat(phase(RunningMarket.SUPPORT, "ETHUSDT", "HALTED").statusCode())
                .isEqualTo(403);
        assertThat(commands()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void reportsEachActOnceAlthoughTheFirstReportIsLost() {
        await().until(() -> acts("market ETHUSDT").size() >= 6);

        assertThat(acts("market ETHUSDT").getFirst().detail()).isEqualTo("TRADING to HALTED");
        assertThat(acts("market ETHUSDT").getFirst().reason()).isEqualTo("news are out");
        assertThat(acts("market ETHUSDT").getFirst().actor()).isEqualTo("1010");
        assertThat(acts("market ETHUSDT").stream().map(AuditDesk.Act::id).distinct())
                .hasSize(6);
    }

    @Test
    @Order(5)
    void showsWhatAChangeWouldChange() {
        JsonNode preview = JSON.readTree(market.post(
                        RunningMarket.SUPPORT,
                        MARKETS + "BTCUSDT/preview",
                        "{\"takerFee\":\"0.0006\",\"openOrdersMax\":150}")
                .body());

        assertThat(preview.path("version").asInt()).isEqualTo(2);
        assertThat(preview.path("changes").toString())
                .isEqualTo("[{\"field\":\"openOrdersMax\",\"before\":\"200\",\"after\":\"150\"},"
                        + "{\"field\":\"takerFee\",\"before\":\"0.000500\",\"after\":\"0.000600\"}]");
    }

    @Test
    @Order(6)
    void namesEveryFieldThatIsWrongAndItsLimit() {
        JsonNode refused = JSON.readTree(market.post(
                        RunningMarket.SUPPORT,
                        MARKETS + "BTCUSDT/preview",
                        "{\"takerFee\":\"0.02\",\"makerFee\":\"x\",\"priceMin\":\"0.05\",\"openOrdersMax\":0,"
                                + "\"brackets\":[{\"cap\":\"10\",\"maintenance\":\"0.5\",\"leverageMax\":3}]}")
                .body());

        assertThat(refused.path("reason").asString("")).isEqualTo("FIELD_INVALID");
        assertThat(refused.path("fields").path("takerFee").asString(""))
                .isEqualTo("a decimal from 0.000000 to 0.010000 with at most 6 places");
        assertThat(refused.path("fields").path("openOrdersMax").asString("")).isEqualTo("a whole number from 1 to 200");
        assertThat(refused.path("fields").path("priceMin").asString("")).startsWith("a decimal from 0.10 to");
        assertThat(refused.path("fields").path("brackets[0].leverageMax").asString(""))
                .startsWith("at most 1 / maintenance");
        assertThat(refused.path("fields").has("makerFee")).isTrue();
    }

    @Test
    @Order(7)
    void changesAMarketOnceAnotherHasApproved() {
        String wish = "{\"reason\":\"costs rose\",\"terms\":{\"takerFee\":\"0.0006\"}}";
        HttpResponse<String> asked = market.post(RunningMarket.RISK_MANAGER, MARKETS + "BTCUSDT/changes", wish);
        String id = field(asked, "id");
        String stale = field(market.post(RunningMarket.RISK_MANAGER, MARKETS + "BTCUSDT/changes", wish), "id");
        String apply = "/api/admin/market/changes/" + id + "/apply";
        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(field(asked, "payload")).contains("\"before\":\"0.000500\",\"after\":\"0.000600\"");
        assertThat(reason(market.post(RunningMarket.RISK_MANAGER, apply, "{}"))).isEqualTo("NOT_APPROVED");

        market.bean(FakeDesk.class).approve(id);
        market.bean(FakeDesk.class).approve(stale);
        HttpResponse<String> applied = market.post(RunningMarket.RISK_MANAGER, apply, "{}");

        assertThat(field(applied, "outcome")).isEqualTo("version 2");
        Listing listing = market.bean(Listings.class).find("BTCUSDT").orElseThrow();
        assertThat(listing.spec().fees().takerPpm()).isEqualTo(600);
        assertThat(lastCommand()).isEqualTo(frame(new MarketCommand.ListMarket(listing.spec())));
        assertThat(market.get(RunningMarket.TRADE_SERVICE, "/internal/markets").body())
                .contains("\"takerPpm\":600");
        assertThat(field(market.post(RunningMarket.RISK_MANAGER, apply, "{}"), "outcome"))
                .isEqualTo("it had been applied before");
        assertThat(reason(
                        market.post(RunningMarket.RISK_MANAGER, "/api/admin/market/changes/" + stale + "/apply", "{}")))
                .isEqualTo("REQUEST_OUTDATED");
        assertThat(market.bean(Listings.class).find("BTCUSDT").orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    @Order(8)
    void listsAMarketWhileTheServiceRuns() {
        assertThat(market.post(
                                RunningMarket.RISK_MANAGER,
                                "/api/admin/market/listings",
                                NEW_MARKET.formatted("btc").replace("0.010", "0"))
                        .body())
                .contains("\"symbol\":\"3 to 20 upper-case letters and digits, a letter first\"")
                .contains("\"tickSize\":");
        assertThat(market.post(
                                RunningMarket.RISK_MANAGER,
                                "/api/admin/market/listings",
                                NEW_MARKET.formatted("ETHUSDC").replace("\"USDT\"", "\"USDC\""))
                        .body())
                .contains("\"quote\":\"USDT: the books settle no other asset\"");
        assertThat(reason(market.post(
                        RunningMarket.RISK_MANAGER, "/api/admin/market/listings", NEW_MARKET.formatted("BTCUSDT"))))
                .isEqualTo("SYMBOL_TAKEN");

        HttpResponse<String> asked =
                market.post(RunningMarket.RISK_MANAGER, "/api/admin/market/listings", NEW_MARKET.formatted("ETH2USDT"));
        market.bean(FakeDesk.class).approve(field(asked, "id"));
        HttpResponse<String> applied = market.post(
                RunningMarket.RISK_MANAGER, "/api/admin/market/listings/" + field(asked, "id") + "/apply", "{}");

        assertThat(field(applied, "outcome")).as(applied.body()).isEqualTo("market 4");
        Listing listing = market.bean(Listings.class).find("ETH2USDT").orElseThrow();
        assertThat(listing.spec().brackets().get(1).deductionUnits()).isEqualTo(750_00000000L);
        assertThat(lastCommand()).isEqualTo(frame(new MarketCommand.ListMarket(listing.spec())));
        assertThat(market.get(RunningMarket.SUPPORT, MARKETS + "ETH2USDT").body())
                .contains("\"phase\":\"PRE_OPEN\"");
        assertThat(market.get("/fapi/v1/exchangeInfo").toString()).contains("\"ETH2USDT\"");
        await().until(() -> market.get("/fapi/v1/premiumIndex?symbol=ETH2USDT")
                .path("markPrice")
                .asString("")
                .equals("2500.000"));
        new MatchStream(sender).level(60_000, 4, Side.BUY, 249_900, 3).send();
        await().until(() -> market.get("/fapi/v1/depth?symbol=ETH2USDT&limit=5")
                .path("bids")
                .toString()
                .equals("[[\"2499.000\",\"0.03\"]]"));
        assertThat(phase(RunningMarket.OPERATOR, "ETH2USDT", "TRADING").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(9)
    void settlesAMarketThatWasClosedAtItsMeanMarkPrice() {
        String settlement = MARKETS + "SOLUSDT/settlement";
        assertThat(reason(market.post(RunningMarket.RISK_MANAGER, settlement, "{\"reason\":\"delisted\"}")))
                .isEqualTo("MARKET_OPEN");
        phase(RunningMarket.OPERATOR, "SOLUSDT", "REDUCE_ONLY");
        await().until(() -> market.post(RunningMarket.RISK_MANAGER, settlement, "{\"reason\":\"delisted\"}")
                        .statusCode()
                == 202);

        HttpResponse<String> asked = market.post(RunningMarket.RISK_MANAGER, settlement, "{\"reason\":\"delisted\"}");
        String id = field(asked, "id");
        market.bean(FakeDesk.class).approve(id);
        HttpResponse<String> applied =
                market.post(RunningMarket.RISK_MANAGER, "/api/admin/market/settlements/" + id + "/apply", "{}");

        assertThat(field(applied, "outcome")).isEqualTo("settled at 154.00");
        assertThat(lastCommand()).isEqualTo(frame(new MarketCommand.SettleMarket(RequestId.parse(id), 3, 15_400)));
        assertThat(reason(phase(RunningMarket.OPERATOR, "SOLUSDT", "TRADING"))).isEqualTo("MARKET_SETTLED");
    }

    private static HttpResponse<String> phase(Identity caller, String symbol, String phase) {
        return market.post(
                caller, MARKETS + symbol + "/phase", "{\"phase\":\"" + phase + "\",\"reason\":\"news are out\"}");
    }

    private static List<AuditDesk.Act> acts(String target) {
        return market.bean(FakeDesk.class).acts().stream()
                .filter(act -> act.target().equals(target))
                .toList();
    }

    private static byte @Nullable [] lastCommand() {
        return market.bean(JdbcTemplate.class)
                .queryForObject("SELECT frame FROM outbox ORDER BY number DESC LIMIT 1", byte[].class);
    }

    private static long commands() {
        Long count = market.bean(JdbcTemplate.class).queryForObject("SELECT COUNT(*) FROM outbox", Long.class);
        return count == null ? 0 : count;
    }

    private static byte[] frame(Message command) {
        return PackWriter.frame(0, 0, command);
    }

    private static String field(HttpResponse<String> answer, String name) {
        return JSON.readTree(answer.body()).path(name).asString("");
    }

    private static String reason(HttpResponse<String> answer) {
        return field(answer, "reason");
    }

    private static Identity caller(@Nullable String role) {
        return role == null
                ? Identity.anonymous()
                : Identity.user(1020, 0, Set.of(Role.valueOf(role)), Set.of(), "session:table");
    }
}
