package org.perpex.common.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.perpex.common.spring.circuit.CircuitOpen;
import org.perpex.common.spring.identity.Identity;
import org.perpex.common.spring.identity.IdentityKeyPair;
import org.perpex.common.spring.identity.IdentityToken;
import org.perpex.common.spring.identity.MutableClock;
import org.perpex.common.spring.identity.Permission;
import org.perpex.common.spring.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The circuit before a called service, over real HTTP. Each test has a service, and so a circuit, of its own. */
@SpringBootTest(
        classes = ProbeApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:perpex-service.yaml",
            "spring.application.name=probe-service",
            "perpex.client.circuit.calls-min=4",
            "perpex.client.circuit.slow-after=200ms",
            "perpex.client.circuit.open-for=2s",
            "perpex.client.read-timeout=1s"
        })
@ActiveProfiles("test")
class ServiceCircuitTest {

    /** Counting begins anew when an interval is over, which may be in the midst of the first calls. */
    private static final int CALLS_UNTIL_OPEN_MAX = 2 * 4;

    private static final IdentityKeyPair GATEWAY = IdentityKeyPair.generate("gateway", "gateway");
    private static final IdentityKeyPair OWN = IdentityKeyPair.generate("probe", "probe");
    private static final FailingService SERVICE = new FailingService();

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceClients clients;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private MutableClock clock;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private ApplicationEventPublisher events;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        for (String name : List.of("broken", "failing", "slow", "strict", "changed", "quiet")) {
            registry.add("spring.cloud.discovery.client.simple.instances." + name + "-service[0].uri", SERVICE::uri);
        }
        registry.add("perpex.identity.key-file", () -> write(OWN));
        registry.add("perpex.identity.keys[0].kid", GATEWAY::kid);
        registry.add("perpex.identity.keys[0].issuer", GATEWAY::issuer);
        registry.add("perpex.identity.keys[0].public-key", GATEWAY::publicKey);
    }

    @AfterEach
    void heal() {
        SERVICE.answers(200);
        SERVICE.takes(0);
        publish(Map.of());
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void asksAServiceThatFailsNoMoreAndAsksItAgainWhenItIsWell() {
        ProbeApplication.Other failing = clients.client(ProbeApplication.Other.class, "failing-service");
        SERVICE.answers(500);
        callUntilOpen(failing);
        int asked = SERVICE.asked();

        assertThatThrownBy(failing::ask)
                .isInstanceOf(CircuitOpen.class)
                .hasMessageContaining("failing-service is not called");

        assertThat(SERVICE.asked()).isEqualTo(asked);
        assertThat(refused("failing-service")).isEqualTo(2);
        assertThat(open("failing-service")).isOne();
        SERVICE.answers(200);
        await().atMost(Duration.ofSeconds(10)).until(() -> catchThrowable(failing::ask) == null);
        failing.ask();
        assertThat(open("failing-service")).isZero();
    }

    @Test
    void asksNoMoreForAWhileIfOneTrialFails() {
        ProbeApplication.Other failing = clients.client(ProbeApplication.Other.class, "quiet-service");
        SERVICE.answers(500);
        callUntilOpen(failing);
        int asked = SERVICE.asked();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> catchThrowable(failing::ask), trial -> !(trial instanceof CircuitOpen));

        assertThatThrownBy(failing::ask).isInstanceOf(CircuitOpen.class);
        assertThat(SERVICE.asked()).isEqualTo(asked + 1);
    }

    @Test
    void asksAServiceThatIsSlowNoMore() {
        ProbeApplication.Other slow = clients.client(ProbeApplication.Other.class, "slow-service");
        SERVICE.takes(300);
        callUntilOpen(slow);
        int asked = SERVICE.asked();

        assertThatThrownBy(slow::ask).isInstanceOf(CircuitOpen.class);
        assertThat(SERVICE.asked()).isEqualTo(asked);
    }

    @Test
    void goesOnAskingAServiceThatRefusesRequests() {
        ProbeApplication.Other strict = clients.client(ProbeApplication.Other.class, "strict-service");
        SERVICE.answers(409);
        for (int i = 0; i < 3 * CALLS_UNTIL_OPEN_MAX; i++) {
            assertThatThrownBy(strict::ask).isInstanceOf(HttpClientErrorException.class);
        }
    }

    @Test
    void goesOnLookingForAServiceThatIsNotThere() {
        ProbeApplication.Other absent = clients.client(ProbeApplication.Other.class, "absent-service");
        for (int i = 0; i < 3 * CALLS_UNTIL_OPEN_MAX; i++) {
            assertThatThrownBy(absent::ask)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("No instances");
        }
    }

    @Test
    void takesOverSettingsWhileItRuns() {
        ProbeApplication.Other changed = clients.client(ProbeApplication.Other.class, "changed-service");
        publish(Map.of("perpex.client.circuit.calls-min", "1000"));
        SERVICE.answers(500);
        for (int i = 0; i < 3 * CALLS_UNTIL_OPEN_MAX; i++) {
            assertThat(catchThrowable(changed::ask)).isNotInstanceOf(CircuitOpen.class);
        }

        publish(Map.of("perpex.client.circuit.calls-min", "0"));

        assertThat(catchThrowable(changed::ask))
                .as("settings that cannot be used change nothing")
                .isNotInstanceOf(CircuitOpen.class);
        publish(Map.of("perpex.client.circuit.calls-min", "1"));
        assertThat(catchThrowable(changed::ask)).isNotInstanceOf(CircuitOpen.class);
        assertThatThrownBy(changed::ask).isInstanceOf(CircuitOpen.class);
    }

    @Test
    void answersItsOwnCallersAtOnceThatItCannot() throws Exception {
        // So long that both requests come before the circuit tries again, however busy the machine is.
        publish(Map.of("perpex.client.circuit.open-for", "60s"));
        SERVICE.answers(500);
        callUntilOpen(clients.client(ProbeApplication.Other.class, "broken-service"));

        HttpResponse<String> dialect = get("/fapi/v1/other");
        HttpResponse<String> platform = get("/api/v1/probe/other");

        assertThat(dialect.statusCode()).isEqualTo(503);
        assertThat(dialect.body())
                .isEqualTo(
                        "{\"code\":-1001,\"msg\":\"Internal error; unable to process your request. Please try again.\"}");
        assertThat(platform.statusCode()).isEqualTo(503);
        assertThat(platform.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(platform.body()).doesNotContain("broken-service");
    }

    @Test
    void answersThatItDoesNotKnowWhatBecameOfACallThatWasNotAnswered() throws Exception {
        publish(Map.of("perpex.client.circuit.calls-min", "1000"));
        SERVICE.takes(1500);

        HttpResponse<String> dialect = get("/fapi/v1/other");
        HttpResponse<String> platform = get("/api/v1/probe/other");

        assertThat(dialect.statusCode()).isEqualTo(408);
        assertThat(dialect.body()).startsWith("{\"code\":-1007,");
        assertThat(platform.statusCode()).isEqualTo(504);
        assertThat(platform.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(platform.body()).contains("is not known").doesNotContain("broken-service");
    }

    /** Calls until the circuit is open, which it must be soon. */
    private static void callUntilOpen(ProbeApplication.Other service) {
        for (int i = 0; i <= CALLS_UNTIL_OPEN_MAX; i++) {
            try {
                service.ask();
            } catch (CircuitOpen open) {
                return;
            } catch (RestClientException failed) {
                assertThat(failed.getMessage()).contains("500");
            }
        }
        throw new AssertionError("the circuit did not open");
    }

    private double refused(String service) {
        return meters.get("perpex.circuit.refused")
                .tag("called", service)
                .counter()
                .count();
    }

    private double open(String service) {
        return meters.get("perpex.circuit.open").tag("called", service).gauge().value();
    }

    /** Changes the settings as a refresh from the configuration server does. */
    private void publish(Map<String, Object> values) {
        environment.getPropertySources().remove("published");
        environment.getPropertySources().addFirst(new MapPropertySource("published", values));
        events.publishEvent(new EnvironmentChangeEvent(Set.of("perpex.client.circuit.calls-min")));
    }

    private HttpResponse<String> get(String path) throws Exception {
        Identity trader = Identity.user(1001, 0, Set.of(Role.TRADER), Set.of(Permission.READ), "session:7");
        String token = GATEWAY.signer(folder, clock).sign(trader, List.of("probe-service"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header(IdentityToken.HEADER, token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Path write(IdentityKeyPair pair) {
        try {
            return pair.writeTo(folder);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
