package org.perpex.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Three instances that answer as services do, one of them not well, and one that is not there. */
class SystemTest extends OnSharedServers {

    private static final Identity SUPPORT =
            Identity.user(2, 0, Set.of(Role.SUPPORT), Set.of(Permission.values()), "session:support");
    private static final String METERS = """
            # HELP perpex_engine_queue_lag Inputs stored but not applied
            # TYPE perpex_engine_queue_lag gauge
            perpex_engine_queue_lag{engine="match-0",service="match-service"} 1.2E1
            perpex_settlement_lag_milliseconds{service="finance-service"} 140.0
            jvm_memory_used_bytes{area="heap"} 5.0
            """;
    private static final HttpServer WELL = server(200, "UP");
    private static final HttpServer ILL = server(503, "DOWN");

    @DynamicPropertySource
    static void instances(DynamicPropertyRegistry settings) {
        String simple = "spring.cloud.discovery.client.simple.instances.";
        settings.add(simple + "match-service[0].uri", () -> uri(WELL));
        settings.add(simple + "match-service[1].uri", () -> uri(ILL));
        settings.add(simple + "finance-service[0].uri", () -> "http://localhost:1");
    }

    @AfterAll
    static void stop() {
        WELL.stop(0);
        ILL.stop(0);
    }

    @Test
    void showsEachInstanceAsItAnswers() {
        JsonNode services = get("/api/admin/system/services", SUPPORT).json();

        assertThat(services).hasSize(9);
        JsonNode match = service(services, "match");
        assertThat(match.path("instances").path(0).path("health").asString("")).isEqualTo("UP");
        assertThat(match.path("instances").path(1).path("health").asString("")).isEqualTo("DOWN");
        assertThat(match.path("instances").path(0).path("meters").path(0).toString())
                .isEqualTo(
                        "{\"name\":\"perpex_engine_queue_lag\",\"tags\":\"engine=\\\"match-0\\\"\",\"value\":\"12\"}");
        assertThat(match.path("instances").path(0).path("meters")).hasSize(2);
        assertThat(match.path("instances").path(0).path("engine").isNull()).isTrue();
        assertThat(service(services, "finance")
                        .path("instances")
                        .path(0)
                        .path("health")
                        .asString(""))
                .isEqualTo("UNREACHABLE");
        assertThat(service(services, "notify").path("instances")).isEmpty();
    }

    @Test
    void asksEnginesForTheirHashesOnlyWhenItIsTold() {
        JsonNode services =
                get("/api/admin/system/services?hashes=true", SUPPORT).json();

        assertThat(service(services, "match")
                        .path("instances")
                        .path(0)
                        .path("engine")
                        .path("stateHash")
                        .asString(""))
                .isEqualTo("00000000000000ff");
    }

    private static JsonNode service(JsonNode services, String name) {
        return services.valueStream()
                .filter(each -> each.path("service").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String uri(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private static HttpServer server(int status, String health) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            Map.of(
                            "/actuator/health",
                            "{\"status\":\"" + health + "\"}",
                            "/actuator/prometheus",
                            METERS,
                            "/actuator/engine",
                            "{\"name\":\"match-0\",\"stateHash\":\"00000000000000ff\"}")
                    .forEach((path, text) -> server.createContext(path, exchange -> {
                        byte[] body = text.getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(path.endsWith("health") ? status : 200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    }));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
