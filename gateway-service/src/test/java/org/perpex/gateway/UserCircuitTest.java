package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A gateway before a user service that fails: keys that it has never seen must be asked for. */
class UserCircuitTest {

    private static final int UNKNOWN = 404;
    private static final int BROKEN = 500;
    private static final int UNAVAILABLE = 503;

    /** Counting begins anew when an interval is over, which may be in the midst of the first calls. */
    private static final int CALLS_UNTIL_OPEN_MAX = 2 * 4;

    private static final AtomicInteger ANSWER = new AtomicInteger(UNKNOWN);
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final DisposableServer USERS = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
                ASKED.incrementAndGet();
                return response.status(ANSWER.get()).send();
            })
            .bindNow();
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Exchange.RUNNING.gateway(
                EmbeddedRedis.shared(),
                Map.of(
                        "spring.cloud.discovery.client.simple.instances.user-service[0].uri",
                        "http://127.0.0.1:" + USERS.port(),
                        "perpex.gateway.limits.address-weight-minute",
                        "100000",
                        "perpex.client.circuit.calls-min",
                        "4",
                        "perpex.client.circuit.slow-after",
                        "5s",
                        "perpex.client.circuit.open-for",
                        "2s"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        USERS.disposeNow();
    }

    @Test
    void asksAUserServiceThatFailsNoMoreAndAsksItAgainWhenItIsWell() {
        for (int i = 0; i < 2 * CALLS_UNTIL_OPEN_MAX; i++) {
            assertThat(ask().statusCode())
                    .as("a key that nobody has is no failure")
                    .isEqualTo(401);
        }
        assertThat(meter("perpex_circuit_open")).isZero();

        ANSWER.set(BROKEN);
        int calls = 0;
        while (meter("perpex_circuit_open") == 0) {
            assertThat(ask().statusCode()).isEqualTo(UNAVAILABLE);
            assertThat(++calls).as("calls until it is open").isLessThanOrEqualTo(4 * CALLS_UNTIL_OPEN_MAX);
        }
        int asked = ASKED.get();
        assertThat(ask().statusCode()).isEqualTo(UNAVAILABLE);
        assertThat(ASKED).hasValue(asked);
        assertThat(meter("perpex_circuit_refused_total")).isGreaterThanOrEqualTo(2);

        ANSWER.set(UNKNOWN);
        await().atMost(Duration.ofSeconds(10)).until(() -> ask().statusCode() == 401);
        assertThat(meter("perpex_circuit_open")).isZero();
    }

    private static HttpResponse<String> ask() {
        return gateway.send(
                gateway.request("/fapi/v2/account?timestamp=" + System.currentTimeMillis() + "&signature=00")
                        .header("X-MBX-APIKEY", Users.randomName()));
    }

    private static double meter(String name) {
        return gateway.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("called=\"user-service\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
