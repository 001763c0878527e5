package org.perpex.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.perpex.common.testkit.embedded.EmbeddedRedis;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A market service that takes connections and requests and answers none, like a process that was stopped. */
class SilentServiceTest {

    private static final int ASKED_AT_ONCE = 8;
    private static final int ASKED_AFTERWARDS = 21;
    private static final long ANSWER_NANOS_MAX = Duration.ofMillis(50).toNanos();

    private static final AtomicBoolean HANGS = new AtomicBoolean();
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final DisposableServer MARKET = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
                if (!request.uri().startsWith("/actuator/")) {
                    ASKED.incrementAndGet();
                }
                return HANGS.get() ? Mono.never() : response.status(200).sendString(Mono.just("{}"));
            })
            .bindNow();
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Exchange.RUNNING.gateway(
                EmbeddedRedis.shared(),
                Map.of(
                        "spring.cloud.discovery.client.simple.instances.market-service[0].uri",
                        "http://127.0.0.1:" + MARKET.port(),
                        "perpex.gateway.limits.address-weight-minute",
                        "100000"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        MARKET.disposeNow();
    }

    @Test
    void isAnsweredForAtOnceUntilItAnswersAgain() {
        assertThat(time().statusCode()).isEqualTo(200);

        HANGS.set(true);
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < ASKED_AT_ONCE; i++) {
            waiting.add(Gateway.CLIENT.sendAsync(
                    gateway.request("/fapi/v1/time").build(), HttpResponse.BodyHandlers.ofString()));
        }
        assertThat(waiting)
                .allSatisfy(each -> assertThat(Gateway.code(each.join())).isEqualTo(-1007));

        int asked = ASKED.get();
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < ASKED_AFTERWARDS; i++) {
            long begun = System.nanoTime();
            HttpResponse<String> refused = time();
            nanos.add(System.nanoTime() - begun);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(Gateway.code(refused)).isEqualTo(-1001);
        }
        assertThat(nanos.stream().sorted().toList().get(ASKED_AFTERWARDS / 2)).isLessThan(ANSWER_NANOS_MAX);
        assertThat(ASKED).as("no client's request went there").hasValue(asked);
        assertThat(silentInstances()).isOne();
        assertThat(gateway.send(gateway.request("/api/v1/sessions?n=silent").POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .as("other services are asked")
                .isEqualTo(200);

        HANGS.set(false);
        await().atMost(Duration.ofSeconds(20)).until(() -> time().statusCode() == 200);
        assertThat(silentInstances()).isZero();
    }

    private static HttpResponse<String> time() {
        return gateway.get("/fapi/v1/time");
    }

    private static double silentInstances() {
        MeterRegistry meters = gateway.context().getBean(MeterRegistry.class);
        return meters.get("perpex.gateway.instances.silent").gauge().value();
    }
}
