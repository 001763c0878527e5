package org.perpex.trade;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.perpex.common.contract.BookFact;
import org.perpex.common.contract.Destination;
import org.perpex.common.contract.OrderCommand;
import org.perpex.common.contract.OrderDetails;
import org.perpex.common.core.CloseReason;
import org.perpex.common.core.Decimals;
import org.perpex.common.core.RequestId;
import org.perpex.common.core.Side;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.IdentityTokens;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.perpex.common.spring.market.MarketSource;
import org.perpex.common.spring.market.Markets;
import org.perpex.common.spring.web.Trace;
import org.perpex.common.testkit.embedded.EmbeddedMariaDb;
import org.perpex.common.testkit.embedded.EmbeddedRocketMq;
import org.perpex.trade.order.EngineClock;
import org.perpex.trade.order.Fixtures;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real service on a real database and a real broker, called as the gateway calls it; all tests share it. */
final class RunningTrade implements AutoCloseable {

    static final Duration LAG_MAX = Duration.ofSeconds(2);
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final IdentityKeyPair GATEWAY = IdentityKeyPair.generate("gateway", "gateway");
    private static final IdentityTokens TOKENS = tokens();
    private static final AtomicLong USERS = new AtomicLong(1_000);

    final PlayedEngines engines;
    private ConfigurableApplicationContext context;

    /** What the service answered. */
    record Reply(int status, JsonNode body) {

        int code() {
            return body.path("code").asInt(0);
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    /** A placed order: what the account engine heard, and the answer to come. */
    record Placed(CompletableFuture<Reply> reply, OrderCommand.Place command, OrderDetails order) {}

    RunningTrade() {
        EmbeddedRocketMq broker = EmbeddedRocketMq.shared();
        broker.createTopic("risk-topic", 1);
        broker.createTopic("trade-topic", 2);
        broker.createTopic("asset-topic", 1);
        engines = new PlayedEngines(broker.nameServer());
        context = start();
    }

    private ConfigurableApplicationContext start() {
        EmbeddedMariaDb database = EmbeddedMariaDb.shared();
        ConfigurableApplicationContext started = new SpringApplicationBuilder(TradeApplication.class)
                .profiles("test")
                .initializers(RunningTrade::listMarkets)
                .run(
                        "--server.port=0",
                        "--PERPEX_ROCKETMQ=" + EmbeddedRocketMq.shared().nameServer(),
                        "--PERPEX_MYSQL=" + database.address(),
                        "--PERPEX_MYSQL_USER=" + database.user(),
                        "--PERPEX_MYSQL_PASSWORD=" + database.password(),
                        "--spring.datasource.url=" + database.jdbcUrl("perpex_trade"),
                        "--perpex.orders.lag-max=" + LAG_MAX,
                        "--perpex.orders.patience=" + PATIENCE,
                        "--perpex.identity.keys[0].kid=" + GATEWAY.kid(),
                        "--perpex.identity.keys[0].issuer=" + GATEWAY.issuer(),
                        "--perpex.identity.keys[0].public-key=" + GATEWAY.publicKey());
        await().atMost(START_MAX).until(() -> !started.getBean(Markets.class).isEmpty());
        awaitEngineTime(started);
        return started;
    }

    /** Markets come from market-service: here they are data. */
    private static void listMarkets(ConfigurableApplicationContext starting) {
        ((GenericApplicationContext) starting).registerBean(MarketSource.class, () -> () -> List.of(Fixtures.BITCOIN));
    }

    void awaitEngineTime() {
        awaitEngineTime(context);
    }

    private static void awaitEngineTime(ConfigurableApplicationContext started) {
        EngineClock clock = started.getBean(EngineClock.class);
        await().atMost(START_MAX).until(() -> !clock.isLate());
    }

    /** Stops the service, lets something happen meanwhile, and starts it again with an empty memory. */
    void restart(Runnable meanwhile) {
        context.close();
        meanwhile.run();
        context = start();
    }

    @Override
    public void close() {
        context.close();
        engines.close();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    static Identity freshTrader() {
        return trader(USERS.incrementAndGet());
    }

    static Identity trader(long user, Permission... permissions) {
        Set<Permission> allowed = permissions.length == 0 ? Set.of(Permission.values()) : Set.of(permissions);
        return Identity.user(user, 0, Set.of(Role.TRADER), allowed, "key:k");
    }

    Reply get(Identity caller, String path) {
        return send(caller, "GET", path).join();
    }

    /** Sends a request whose parameters stand in the query. */
    CompletableFuture<Reply> send(Identity caller, String method, String path) {
        return send(request(path)
                .header(IdentityToken.HEADER, TOKENS.sign(caller, List.of("trade-service")))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** Sends a request whose parameters stand in the body. */
    CompletableFuture<Reply> sendForm(Identity caller, String path, String form) {
        return sendForm(caller, "POST", path, form);
    }

    CompletableFuture<Reply> sendForm(Identity caller, String method, String path, String form) {
        return send(request(path)
                .header(IdentityToken.HEADER, TOKENS.sign(caller, List.of("trade-service")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Sends a request whose parameters stand in the body, under a trace that the gateway gave it. */
    CompletableFuture<Reply> sendTraced(Identity caller, String trace, String path, String form) {
        return send(request(path)
                .header(IdentityToken.HEADER, TOKENS.sign(caller, List.of("trade-service")))
                .header(Trace.HEADER, trace)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    int statusOfStranger(String path) {
        return HTTP.sendAsync(request(path).build(), HttpResponse.BodyHandlers.discarding())
                .join()
                .statusCode();
    }

    /** Sends an order and returns as soon as the account engine has heard of it. */
    Placed place(Identity caller, String parameters) {
        CompletableFuture<Reply> reply = send(caller, "POST", "/fapi/v1/order?symbol=BTCUSDT&" + parameters);
        OrderCommand.Place command = engines.next(OrderCommand.Place.class);
        return new Placed(reply, command, Facts.details(command, Facts.freshOrderId()));
    }

    /** Sends an order that rests in the book. */
    Placed rest(Identity caller, String parameters) {
        Placed placed = place(caller, parameters + "&type=LIMIT&timeInForce=GTC");
        engines.say(Destination.TRADE, Facts.accepted(placed.order()), Facts.rested(placed.order()));
        placed.reply().join();
        return placed;
    }

    /** Lets somebody else take so many lots of a resting order. */
    BookFact.Traded take(OrderDetails maker, long lots) {
        String side = maker.side() == Side.BUY ? "SELL" : "BUY";
        String quantity = Decimals.format(lots, 3);
        Placed taker = place(freshTrader(), "side=" + side + "&type=MARKET&quantity=" + quantity);
        BookFact.Traded trade = Facts.traded(taker.order(), maker, lots);
        engines.say(
                Destination.TRADE,
                Facts.accepted(taker.order()),
                trade,
                Facts.closed(RequestId.NONE, taker.order(), CloseReason.FILLED, 0));
        taker.reply().join();
        return trade;
    }

    private HttpRequest.Builder request(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static CompletableFuture<Reply> send(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> new Reply(answer.statusCode(), JSON.readTree(answer.body())));
    }

    private static IdentityTokens tokens() {
        try {
            return GATEWAY.signer(Path.of("target", "keys"), InstantSource.system());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
