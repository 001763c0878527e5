package org.perpex.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.perpex.risk.engine.Fixtures.ALICE;
import static org.perpex.risk.engine.Fixtures.BOB;
import static org.perpex.risk.engine.Fixtures.BTC;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.perpex.common.contract.AccountFact;
import org.perpex.common.contract.AdminCommand;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Change;
import org.perpex.common.contract.MarketCommand;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.Source;
import org.perpex.common.contract.Topic;
import org.perpex.common.contract.TransferCommand;
import org.perpex.common.core.Asset;
import org.perpex.common.core.RejectReason;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.core.TransferId;
import org.perpex.common.spring.engine.EngineHost;
import org.perpex.common.spring.engine.EngineRole;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.testkit.admin.AdminTable;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.risk.engine.Fixtures;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The service with a real broker: packs in, facts and HTTP answers out. */
@ExtendWith(OutputCaptureExtension.class)
class RiskServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final IdentityKeyPair GATEWAY = IdentityKeyPair.generate("gateway", "gateway");
    private static final Identity TRADER = Identity.user(1, 0, Set.of(Role.TRADER), Set.of(Permission.READ), "key:k");
    private static final Identity FINANCE = Identity.service("finance");
    private static EmbeddedRocketMq servers;
    private static Path folder;
    private static Broker broker;

    @BeforeAll
    static void openBroker() throws IOException {
        servers = EmbeddedRocketMq.started();
        for (Topic topic : List.of(Topic.RISK, Topic.ORDER, Topic.ASSET)) {
            servers.createTopic(topic.brokerName, 1);
        }
        servers.createTopic(Topic.TRADE.brokerName, 2);
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "risk");
        broker = new Broker(servers.nameServer());
    }

    @AfterAll
    static void closeBroker() {
        broker.close();
        servers.close();
    }

    private static ConfigurableApplicationContext start() {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        RiskApplication.class, FakeDesk.Beans.class)
                .web(WebApplicationType.SERVLET)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--PERPEX_ROCKETMQ=" + servers.nameServer(),
                        "--PERPEX_DATA=" + folder,
                        "--perpex.identity.keys[0].kid=" + GATEWAY.kid(),
                        "--perpex.identity.keys[0].issuer=" + GATEWAY.issuer(),
                        "--perpex.identity.keys[0].public-key=" + GATEWAY.publicKey());
        EngineHost<?> host = context.getBean(EngineHost.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> host.status().role() == EngineRole.LEADER);
        return context;
    }

    @Test
    void takesOrdersAppliesFillsAnswersAndComesBack(CapturedOutput output) throws Exception {
        OrderCommand.Place sell = Fixtures.limit(BOB, BTC, Side.SELL, 600_000, 500);
        OrderCommand.Place buy = Fixtures.limit(ALICE, BTC, Side.BUY, 600_000, 500);
        OrderCommand.Place unknown = Fixtures.limit(ALICE, 77, Side.BUY, 600_000, 500);
        try (ConfigurableApplicationContext context = start()) {
            broker.market(new MarketCommand.ListMarket(Fixtures.btc(Fixtures.FEES)));
            broker.prices(Fixtures.prices(1, BTC, 600_000));
            broker.wallet(deposit(ALICE));
            broker.wallet(deposit(BOB));
            broker.trade(sell);
            broker.trade(buy);
            broker.trade(unknown);
            awaitSaid(AccountFact.OrderFilled.class, 2);
            awaitSaid(AccountFact.OrderClosed.class, 2);
            await().untilAsserted(() -> {
                broker.pump();
                assertThat(broker.rejected)
                        .containsExactly(
                                new BookFact.Rejected(unknown.request(), 0, ALICE, 77, RejectReason.MARKET_UNKNOWN));
            });

            HttpResponse<String> account = get(context, "/fapi/v3/account", TRADER, broker.matchNumber());
            assertThat(account.statusCode()).isEqualTo(200);
            // 30,000 at leverage 20, taker fee 0.04 %.
            assertThat(account.body())
                    .contains("\"totalWalletBalance\":\"9988.00000000\"")
                    .contains("\"totalPositionInitialMargin\":\"1500.00000000\"")
                    .contains("\"availableBalance\":\"8488.00000000\"")
                    .contains("\"symbol\":\"BTCUSDT\",\"positionSide\":\"BOTH\",\"positionAmt\":\"0.500\"");
            assertThat(get(context, "/fapi/v2/positionRisk?symbol=BTCUSDT", TRADER, 0)
                            .body())
                    .contains("\"entryPrice\":\"60000.00000000\"")
                    .contains("\"leverage\":\"20\"")
                    .contains("\"marginType\":\"cross\"")
                    .contains("\"maxNotionalValue\":\"100000000\"");
            assertThat(get(context, "/fapi/v1/symbolConfig", TRADER, 0).body())
                    .isEqualTo("[{\"symbol\":\"BTCUSDT\",\"marginType\":\"CROSSED\",\"isAutoAddMargin\":false,"
                            + "\"leverage\":20,\"maxNotionalValue\":\"100000000\"}]");
            assertThat(get(context, "/fapi/v1/positionSide/dual", TRADER, 0).body())
                    .isEqualTo("{\"dualSidePosition\":false}");
            assertThat(get(context, "/fapi/v3/positionRisk?symbol=NOUSDT", TRADER, 0)
                            .body())
                    .contains("-1121");
            HttpResponse<String> ahead = get(context, "/fapi/v3/balance", TRADER, 1_000_000);
            assertThat(ahead.statusCode()).isEqualTo(408);
            assertThat(ahead.body()).contains("-1007");

            assertThat(get(context, "/fapi/v1/commissionRate?symbol=BTCUSDT", TRADER, 0)
                            .body())
                    .contains("\"makerCommissionRate\":\"0.000200\",\"takerCommissionRate\":\"0.000400\"");
            broker.finance(
                    new AdminCommand.SetFees(new Change(new RequestId(5, 1), 1, 9, "VIP 3"), ALICE, 0, -50, 300, 3));
            await().untilAsserted(() -> assertThat(get(context, "/fapi/v1/commissionRate?symbol=BTCUSDT", TRADER, 0)
                            .body())
                    .isEqualTo("{\"symbol\":\"BTCUSDT\",\"makerCommissionRate\":\"-0.000050\","
                            + "\"takerCommissionRate\":\"0.000300\",\"rpiCommissionRate\":\"-0.000050\"}"));
            assertThat(get(context, "/fapi/v2/account", TRADER, 0).body()).startsWith("{\"feeTier\":3,");
            assertThat(get(context, "/fapi/v1/accountConfig", TRADER, 0).body()).startsWith("{\"feeTier\":3,");
            assertThat(get(context, "/fapi/v1/commissionRate", TRADER, 0).body())
                    .contains("-1102");
            assertThat(get(context, "/fapi/v1/commissionRate?symbol=NOUSDT", TRADER, 0)
                            .body())
                    .contains("-1121");
            broker.finance(
                    new AdminCommand.SetFees(new Change(new RequestId(5, 2), 1, 9, "holiday 1"), 0, BTC, 0, 0, 0));
            await().untilAsserted(() -> assertThat(get(context, "/fapi/v1/commissionRate?symbol=BTCUSDT", TRADER, 0)
                            .body())
                    .contains("\"takerCommissionRate\":\"0.000000\""));

            measuresRisk(context);
            assertThat(get(context, "/internal/totals", TRADER, 0).statusCode()).isEqualTo(403);
            assertThat(get(context, "/internal/totals", FINANCE, 0).body())
                    .contains("\"longLots\":500,\"shortLots\":500")
                    .contains(
                            "\"transferredUnits\":2000000000000,\"roundingUnits\":0,\"insuranceUnits\":0,\"deviationUnits\":0");
            assertThat(get(context, "/internal/accounts/" + BOB, FINANCE, 0).body())
                    .contains("\"lots\":-500,\"entryValueUnits\":-3000000000000");
            assertThat(get(context, "/internal/accounts/99999", FINANCE, 0).statusCode())
                    .isEqualTo(404);
            int wallet = Source.WALLET.code();
            assertThat(get(context, "/internal/streams/" + wallet, TRADER, 0).statusCode())
                    .isEqualTo(403);
            assertThat(get(context, "/internal/streams/" + wallet, FINANCE, 0).body())
                    .startsWith("{\"number\":2,\"hash\":");
            assertThat(get(context, "/internal/streams/9", FINANCE, 0).body()).startsWith("{\"number\":0,");

            String metrics = get(context, "/actuator/prometheus", TRADER, 0).body();
            assertThat(metrics)
                    .containsPattern("perpex_risk_orders_total\\{[^}]*result=\"placed\"[^}]*} 2\\.0")
                    .containsPattern("perpex_risk_orders_total\\{[^}]*MARKET_UNKNOWN[^}]*} 1\\.0")
                    .containsPattern("perpex_risk_accounts\\{[^}]*} 2\\.0")
                    .containsPattern("perpex_risk_measured\\{[^}]*} 2\\.0")
                    .containsPattern("perpex_risk_deviation\\{asset=\"USDT\"[^}]*} 0\\.0");
            await().untilAsserted(() -> assertThat(output.getAll().lines())
                    .anyMatch(line -> line.contains("\"trace\":\"" + buy.request() + "\"")
                            && line.contains("order command placed")));
        }

        try (ConfigurableApplicationContext context = start()) {
            await().untilAsserted(() -> assertThat(get(context, "/fapi/v3/account", TRADER, broker.matchNumber())
                            .body())
                    .contains("\"totalWalletBalance\":\"9988.00000000\"")
                    .contains("\"positionAmt\":\"0.500\""));
            limitsAnAccount(context);
        }
    }

    /** A fill is in an account's measures at once, and soon in those of the house; there is no history yet. */
    private static void measuresRisk(ConfigurableApplicationContext context) {
        Identity manager = Identity.user(5, 0, Set.of(Role.RISK_MANAGER), Set.of(), "session:risk");
        assertThat(send(context, "GET", "/api/admin/risk/measures/" + ALICE, manager, "")
                        .body())
                .contains("\"equity\":\"9988.00000000\",\"exposure\":\"30000.00000000\",\"marginUsage\":\"0.150181\"")
                .contains("\"concentration\":\"1.000000\"")
                .contains("\"valueAtRisk\":{\"sample\":0,\"sampleMin\":100,\"historical\":null,\"parametric\":null}");
        assertThat(send(context, "GET", "/api/admin/risk/measures/99999", manager, "")
                        .statusCode())
                .isEqualTo(404);
        await().untilAsserted(() -> assertThat(send(context, "GET", "/api/admin/risk/measures", manager, "")
                        .body())
                .contains("\"house\":{\"accounts\":2,\"exposure\":\"60000.00000000\"")
                .contains("\"unmeasured\":2"));
    }

    private static void limitsAnAccount(ConfigurableApplicationContext context) {
        Identity manager = Identity.user(5, 0, Set.of(Role.RISK_MANAGER), Set.of(), "session:risk");
        new LimitsOverHttp(
                        (method, path, body) -> send(context, method, path, manager, body),
                        context.getBean(FakeDesk.class),
                        ALICE)
                .check();
        assertThat(send(context, "GET", "/fapi/v1/perpex/limits", TRADER, "").body())
                .startsWith("{\"version\":3,\"rules\":[{\"rule\":\"SAFE_MODE\",\"on\":true,")
                .doesNotContain("as the desk asked");
    }

    private static TransferCommand.In deposit(long account) {
        return new TransferCommand.In(new TransferId(1, account), account, Asset.USDT, Fixtures.usdt("10000"));
    }

    private static void awaitSaid(Class<? extends AccountFact> kind, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            broker.pump();
            return broker.said.stream().filter(kind::isInstance).count() == count;
        });
    }

    @Test
    void admitsEachRoleWhereTheTableSaysSo() {
        try (ConfigurableApplicationContext context = start()) {
            AdminTable.of("risk")
                    .check(
                            context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
                            Arrays.stream(Role.values()).map(Enum::name).toList(),
                            (method, path, role) -> status(context, method, path, role));
        }
    }

    private static int status(
            ConfigurableApplicationContext context, String method, String path, @Nullable String role) {
        Identity caller = role == null
                ? Identity.anonymous()
                : Identity.user(1, 0, Set.of(Role.valueOf(role)), Set.of(), "session:table");
        return send(context, method, path, caller, "{}").statusCode();
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext context, String method, String path, Identity caller, String text) {
        HttpRequest.BodyPublisher body =
                method.equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text);
        try {
            String token = GATEWAY.signer(folder.resolve("keys"), InstantSource.system())
                    .sign(caller, List.of("risk-service"));
            String port = context.getEnvironment().getProperty("local.server.port");
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header(IdentityToken.HEADER, token)
                    .header("Content-Type", "application/json")
                    .method(method, body)
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static HttpResponse<String> get(
            ConfigurableApplicationContext context, String path, Identity caller, long after)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        String token =
                GATEWAY.signer(folder.resolve("keys"), InstantSource.system()).sign(caller, List.of("risk-service"));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(IdentityToken.HEADER, token)
                .header("X-Perpex-After", Long.toString(after))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
