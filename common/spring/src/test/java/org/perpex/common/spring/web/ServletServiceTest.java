package org.perpex.common.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.MutableClock;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole of what a servlet service gets, over real HTTP. */
@SpringBootTest(
        classes = ProbeApplication.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"spring.config.import=classpath:perpex-service.yaml", "spring.application.name=probe-service"})
@ActiveProfiles("test")
@ExtendWith(OutputCaptureExtension.class)
class ServletServiceTest {

    private static final Identity ALICE =
            Identity.user(1001, 0, Set.of(Role.TRADER), Set.of(Permission.READ), "session:7");
    private static final List<String> PROBE = List.of("probe-service");
    private static final IdentityKeyPair GATEWAY = IdentityKeyPair.generate("gateway", "gateway");
    private static final IdentityKeyPair OWN = IdentityKeyPair.generate("probe", "probe");
    private static final Path FOLDER = folder();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private MutableClock clock;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ProbeApplication.Peer self;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        int port;
        try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
            port = free.getLocalPort();
        }
        registry.add("server.port", () -> port);
        registry.add(
                "spring.cloud.discovery.client.simple.instances.probe-service[0].uri",
                () -> "http://localhost:" + port);
        registry.add("perpex.identity.key-file", () -> write(OWN));
        registry.add("perpex.identity.keys[0].kid", GATEWAY::kid);
        registry.add("perpex.identity.keys[0].issuer", GATEWAY::issuer);
        registry.add("perpex.identity.keys[0].public-key", GATEWAY::publicKey);
        registry.add("perpex.identity.keys[1].kid", OWN::kid);
        registry.add("perpex.identity.keys[1].issuer", OWN::issuer);
        registry.add("perpex.identity.keys[1].public-key", OWN::publicKey);
    }

    @Test
    void tellsAControllerWhoCalls() throws Exception {
        assertThat(get("/api/v1/probe/whoami", gateway(PROBE)).body()).isEqualTo("1001 session:7");
        assertThat(get("/fapi/v1/whoami", gateway(PROBE)).body()).isEqualTo("1001 session:7");
    }

    @Test
    void answers401WithoutAnIdentity() throws Exception {
        HttpResponse<String> api = get("/api/v1/probe/whoami", null);
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(api.body()).contains("\"status\":401");

        HttpResponse<String> fapi = get("/fapi/v1/whoami", null);
        assertThat(fapi.statusCode()).isEqualTo(401);
        assertThat(fapi.body())
                .isEqualTo("{\"code\":-2015,\"msg\":\"Invalid API-key, IP, or permissions for action.\"}");

        assertThat(get("/no/such/path", null).statusCode()).isEqualTo(401);
    }

    @Test
    void answers401ToEveryIdentityThatDoesNotHold() throws Exception {
        String good = gateway(PROBE);
        String[] parts = good.split("\\.");
        assertThat(get("/api/v1/probe/whoami", good).statusCode()).isEqualTo(200);

        assert401(gateway(List.of("wallet-service")), "another audience");
        assert401(
                parts[0] + "." + encode(decode(parts[1]).replace("\"1001\"", "\"1002\"")) + "." + parts[2],
                "another user");
        assert401(good.substring(0, 60) + (char) (good.charAt(60) ^ 1) + good.substring(61), "one bit altered");
        assert401(
                IdentityKeyPair.generate("gateway", "gateway")
                        .signer(folder(), clock)
                        .sign(ALICE, PROBE),
                "another key");
        assert401(encode("{\"alg\":\"none\",\"kid\":\"gateway\"}") + "." + parts[1] + ".", "no algorithm");
        MutableClock past = new MutableClock();
        past.advance(Duration.between(past.instant(), clock.instant()).minusSeconds(31));
        assert401(GATEWAY.signer(folder(), past).sign(ALICE, PROBE), "expired");
        clock.advance(Duration.ofSeconds(30));
        assert401(good, "replayed after 30 s");
    }

    @Test
    void tellsItsOperatorWhichKeySigns() throws Exception {
        HttpResponse<String> answer = get("/actuator/identity", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"signsWith\":\"probe\",\"since\":\"[-0-9T:.]+Z\"}");
    }

    @Test
    void opensNothingButTheActuator() throws Exception {
        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
        assertThat(get("/actuator/prometheus", null).body()).contains("jvm_memory_used_bytes");
        for (String path : List.of(
                "/actuator/../api/v1/probe/whoami",
                "/actuator/%2e%2e/api/v1/probe/whoami",
                "/actuator;/../api/v1/probe/whoami",
                "/actuator/..;/api/v1/probe/whoami",
                "//actuator/../api/v1/probe/whoami",
                "/actuatorx",
                "/api/v1/probe/whoami;/actuator/",
                "/api/v1/probe/whoami?/actuator/")) {
            assertThat(get(path, null).statusCode()).as(path).isIn(400, 401);
        }
    }

    @Test
    void guardsByRoleAndPermission() throws Exception {
        assertThat(get("/api/v1/probe/admin", gateway(PROBE)).statusCode()).isEqualTo(403);
        assertThat(send("POST", "/fapi/v1/withdraw", gateway(PROBE), "").body()).contains("-2015");
        String admin = GATEWAY.signer(FOLDER, clock)
                .sign(Identity.user(1002, 0, Set.of(Role.ADMIN), Set.of(), "session:8"), PROBE);
        assertThat(get("/api/v1/probe/admin", admin).body()).isEqualTo("yes");
    }

    @Test
    void answersErrorsOfTheTradingApiInItsOwnForm() throws Exception {
        assertAnswer("/fapi/v1/depth?symbol=X&limit=5", 400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
        assertAnswer(
                "/fapi/v1/depth?limit=5",
                400,
                "{\"code\":-1102,\"msg\":\"Mandatory parameter 'symbol' was not sent, was empty/null, or malformed.\"}");
        assertAnswer(
                "/fapi/v1/depth?symbol=X&limit=five",
                400,
                "{\"code\":-1102,\"msg\":\"Mandatory parameter 'limit' was not sent, was empty/null, or malformed.\"}");
        assertAnswer(
                "/fapi/v1/depth?symbol=%ff%fe&limit=5",
                400, "{\"code\":-1100,\"msg\":\"Illegal characters found in parameter 'query'.\"}");
        assertAnswer("/fapi/v1/nowhere", 404, "{\"code\":-1000,\"msg\":\"Path does not exist.\"}");
        assertAnswer(
                "/fapi/v1/bug",
                500,
                "{\"code\":-1000,\"msg\":\"An unknown error occurred while processing the request.\"}");
    }

    @Test
    void answersOtherErrorsAsProblemsThatLeakNothing() throws Exception {
        HttpResponse<String> bug = get("/api/v1/probe/bug", gateway(PROBE));
        assertThat(bug.statusCode()).isEqualTo(500);
        assertThat(bug.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(bug.body()).doesNotContain("secret", "Exception");
        assertThat(get("/api/v1/nowhere", gateway(PROBE)).statusCode()).isEqualTo(404);
        assertThat(send("POST", "/api/v1/probe/orders", gateway(PROBE), "{nonsense")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("DELETE", "/api/v1/probe/orders", gateway(PROBE), "").statusCode())
                .isEqualTo(405);
    }

    @Test
    void writesTheTraceIdIntoLogLinesInJson(CapturedOutput output) throws Exception {
        String trace = "0123456789abcdef0123456789abcdef";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/probe/whoami"))
                .header(IdentityToken.HEADER, gateway(PROBE))
                .header(Trace.HEADER, trace)
                .build();
        HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        get("/api/v1/probe/whoami", gateway(PROBE));

        List<String> lines = output.getOut()
                .lines()
                .filter(line -> line.contains("asked who"))
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("{")
                .contains("\"trace\":\"" + trace + "\"", "\"service\":\"probe-service\"");
        assertThat(lines.get(1)).doesNotContain("\"trace\"");
    }

    @Test
    void forwardsTheCallerAndSpeaksForItselfWhenThereIsNone() throws Exception {
        assertThat(get("/api/v1/probe/self", gateway(PROBE)).body()).isEqualTo("1001 session:7");
        assertThat(self.whoami()).isEqualTo("service:probe ");
    }

    @Test
    void takesOverNewKeysWhileItRunsAndRefusesNoRequest() throws Exception {
        IdentityKeyPair next = IdentityKeyPair.generate("gateway-2", "gateway");
        publish(List.of(GATEWAY, OWN, next));
        String token = next.signer(FOLDER, clock).sign(ALICE, PROBE);
        try {
            assertThat(get("/api/v1/probe/whoami", token).statusCode()).isEqualTo(200);
            assertThat(get("/api/v1/probe/whoami", gateway(PROBE)).statusCode()).isEqualTo(200);

            publish(List.of(next, OWN));

            assertThat(get("/api/v1/probe/whoami", token).statusCode()).isEqualTo(200);
            assert401(gateway(PROBE), "withdrawn key");
        } finally {
            publish(List.of(GATEWAY, OWN));
        }
    }

    /** Changes the settings as a refresh from the configuration server does. */
    private void publish(List<IdentityKeyPair> keys) {
        java.util.Map<String, Object> values = new java.util.HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            values.put("perpex.identity.keys[" + i + "].kid", keys.get(i).kid());
            values.put("perpex.identity.keys[" + i + "].issuer", keys.get(i).issuer());
            values.put("perpex.identity.keys[" + i + "].public-key", keys.get(i).publicKey());
        }
        environment.getPropertySources().remove("published");
        environment.getPropertySources().addFirst(new MapPropertySource("published", values));
        events.publishEvent(new EnvironmentChangeEvent(values.keySet()));
    }

    private void assert401(String token, String why) throws Exception {
        assertThat(get("/api/v1/probe/whoami", token).statusCode()).as(why).isEqualTo(401);
    }

    private void assertAnswer(String path, int status, String body) throws Exception {
        HttpResponse<String> answer = get(path, gateway(PROBE));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    private String gateway(List<String> audience) throws IOException {
        return GATEWAY.signer(FOLDER, clock).sign(ALICE, audience);
    }

    @Test
    void refusesAFormWithoutParts() throws Exception {
        String form = "multipart/form-data";
        assertThat(send("GET", "/fapi/v1/depth?limit=5", gateway(PROBE), form, "symbol=X")
                        .statusCode())
                .isEqualTo(400);
    }

    /** A body that nobody can read is the client's fault, whoever reads it first: a filter, the container, the controller. */
    @ParameterizedTest
    @CsvSource({
        "POST, application/x-www-form-urlencoded, symbol=%zz",
        "POST, application/x-www-form-urlencoded, symbol=%ff%fe",
        "POST, multipart/form-data, symbol=A",
        "PUT, application/x-www-form-urlencoded, symbol=%zz",
        "PATCH, application/x-www-form-urlencoded, symbol=%4",
        "DELETE, application/x-www-form-urlencoded, symbol=%zz",
    })
    void refusesABodyThatCannotBeDecoded(String method, String type, String body) throws Exception {
        for (String path : List.of("/fapi/v1/symbol", "/api/v1/probe/symbol")) {
            HttpResponse<String> answer = send(method, path, gateway(PROBE), type, body);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains(path.startsWith("/fapi/") ? "\"code\":-1100," : "\"status\":400");
        }
    }

    /** Digits alone: a sign, a base, an exponent, spaces and digits of other scripts are no limit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2B5",
                "0x5",
                "%235",
                "1e1",
                "5.0",
                "%205",
                "5%20",
                "%EF%BC%95",
                "%D9%A5",
                "2147483648",
                "5L",
                "--5"
            })
    void refusesNumbersThatAreNotPlain(String limit) throws Exception {
        HttpResponse<String> answer = get("/fapi/v1/depth?symbol=X&limit=" + limit, gateway(PROBE));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":-1102,", "'limit'");
    }

    /** Of a form in an unknown character set, and of one that breaks off, what can be read is taken; the rest was not sent. */
    @ParameterizedTest
    @CsvSource({
        "POST, application/x-www-form-urlencoded; charset=nonsense, symbol=%41",
        "POST, multipart/form-data; boundary=b, --b",
        "PUT, application/x-www-form-urlencoded; charset=nonsense, symbol=%41",
        "DELETE, ;;;, symbol=%41",
    })
    void takesWhatCanBeReadOfAnOddForm(String method, String type, String body) throws Exception {
        HttpResponse<String> answer = send(method, "/fapi/v1/symbol", gateway(PROBE), type, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isIn("A", "null");
    }

    @Test
    void readsAFormBodyWithEachMethod() throws Exception {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            HttpResponse<String> answer =
                    send(method, "/fapi/v1/symbol", gateway(PROBE), "application/x-www-form-urlencoded", "symbol=%41B");

            assertThat(answer.body()).as(method).isEqualTo("AB");
        }
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        return send("GET", path, token, "");
    }

    private HttpResponse<String> send(String method, String path, @Nullable String token, String body)
            throws Exception {
        return send(method, path, token, "application/json", body);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String token, String type, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header(IdentityToken.HEADER, token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Path write(IdentityKeyPair pair) {
        try {
            return pair.writeTo(FOLDER);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("identity");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
